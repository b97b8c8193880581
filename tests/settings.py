"""The platform's settings for tests: quick passwords, tasks at once, loud templates, no files left behind."""

import os
import tempfile

from tests.keys import rsa_key

os.environ.setdefault("STADTCAMPUS_DATA_DIR", tempfile.mkdtemp(prefix="stadtcampus-test-"))
os.environ.setdefault("SIGNING_KEY", rsa_key())

from config.settings import *
from config.settings import MIDDLEWARE, STORAGES, TEMPLATES
from tests.house.undefined import Undefined

MIDDLEWARE = [name for name in MIDDLEWARE if "whitenoise" not in name]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = Undefined("%s")
CELERY_TASK_ALWAYS_EAGER = True
CELERY_TASK_EAGER_PROPAGATES = True
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
MAIL_HOURS = (0, 0)  # tests run at any hour
SECOND_FACTOR_ROLES = []  # those tests that are about it switch it on
