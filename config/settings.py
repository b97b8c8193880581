"""Settings of Stadtcampus, read from the environment.

Without any variable the platform runs embedded: SQLite, one process, its files below `var/`.
`DATABASE_URL` and `REDIS_URL` turn the same code into the production set-up; see docs/operations.md.
"""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from config import environment as given

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = given.directory("STADTCAMPUS_DATA_DIR", BASE_DIR / "var")

# Where we are -----------------------------------------------------------------------------------

DATABASE_URL = given.text("DATABASE_URL", "")
REDIS_URL = given.text("REDIS_URL", "")
REDIS_PREFIX = given.text("REDIS_PREFIX", "")  # keeps platforms apart that share one Redis
EMBEDDED = not DATABASE_URL

DEBUG = given.flag("DEBUG", default=False)
PORT = given.number("PORT", 8000)  # where `manage.py serve` listens
PUBLIC_ORIGIN = given.origin("PUBLIC_ORIGIN", f"http://localhost:{PORT}")
CONTENT_ORIGIN = given.origin("CONTENT_ORIGIN", "")  # uploads on their own host; empty: same host, sandboxed
HTTPS = PUBLIC_ORIGIN.startswith("https://")
ALLOWED_HOSTS = given.words("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = [PUBLIC_ORIGIN]
SECRET_KEY = given.secret("SECRET_KEY", stored_in=DATA_DIR / "secret_key", required=not EMBEDDED)
SECRET_KEY_FALLBACKS = given.words("SECRET_KEY_FALLBACKS", [])  # earlier ones, which still open what they sealed

# What it is made of -----------------------------------------------------------------------------

INSTALLED_APPS = [
    "config",
    "lms",
    "community",
    "courses",
    "cms",
    "people",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.simple_translation",
    "wagtail.contrib.typed_table_block",
    "wagtail.locales",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "template_partials",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "config.middleware.numbered",
    "config.middleware.PageCompression",
    "django.middleware.security.SecurityMiddleware",
    "cms.media.hosts.content_host",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.middleware.content_security_policy",
    "config.middleware.no_null_bytes",
    "config.middleware.not_kept",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "people.entrance.kiosk.middleware.kiosk_session",
    "cms.languages.wishes.reading_language",
    "config.middleware.sign_in_required",
    "config.middleware.possible_numbers",
    "config.middleware.everything_asked_for",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "config.middleware.vary_on_htmx",
    "allauth.account.middleware.AccountMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "cms.navigation.context.site",
            ],
        },
    },
]
FORM_RENDERER = "cms.design.forms.KernFormRenderer"

# Data -------------------------------------------------------------------------------------------

SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": DATA_DIR / "stadtcampus.sqlite3",
    "CONN_MAX_AGE": None,  # every thread keeps its connection and what it has read
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-32000;",
    },
}
DATABASES = {"default": given.env.db_url_config(DATABASE_URL) if DATABASE_URL else SQLITE}
if not EMBEDDED:
    DATABASES["default"]["CONN_MAX_AGE"] = given.number("DATABASE_CONNECTION_SECONDS", 60)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": (
        {
            "BACKEND": "config.cache.PatientRedisCache",
            "LOCATION": REDIS_URL,
            "KEY_PREFIX": REDIS_PREFIX,
            "OPTIONS": {"socket_connect_timeout": 1, "socket_timeout": 2},
        }
        if REDIS_URL
        else {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "LOCATION": "stadtcampus",
            "OPTIONS": {"MAX_ENTRIES": 10_000},  # failed sign-ins are counted here and must not be crowded out
        }
    ),
}

# Work outside requests --------------------------------------------------------------------------

CELERY_BROKER_URL = REDIS_URL or "files://localhost"
CELERY_BROKER_TRANSPORT = None if REDIS_URL else "config.embedded.broker:Transport"
CELERY_BROKER_TRANSPORT_OPTIONS = (
    {"visibility_timeout": 900, "socket_connect_timeout": 2, "global_keyprefix": REDIS_PREFIX}
    if REDIS_URL
    else {"folder": str(DATA_DIR / "queue")}
)
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_TIME_LIMIT = 900
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_PREFETCH_MULTIPLIER = 4
CELERY_WORKER_ENABLE_REMOTE_CONTROL = bool(REDIS_URL)
CELERY_BEAT_SCHEDULE_FILENAME = str(DATA_DIR / "schedule")
CELERY_TIMEZONE = "Europe/Berlin"

# People and signing in --------------------------------------------------------------------------

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "people.entrance.sign_in.StaffAccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "personnel_number"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_FORMS = {
    "login": "people.entrance.forms.SignInForm",
    "change_password": "people.entrance.forms.NewPasswordForm",
    "reset_password": "people.entrance.forms.ForgottenPasswordForm",
    "reset_password_from_key": "people.entrance.forms.ForgottenPasswordKeyForm",
}
# A whole city may stand behind one address of its proxy, so no limit of sign-ins counts by address alone: what is tried
# counts by account, and many accounts tried from one address slow down devices that nobody knows (`entrance.pressure`).
ACCOUNT_RATE_LIMITS = {
    "login": None,
    "login_failed": "5/300s/key",
    "reset_password": "600/m/ip,5/m/key",
    "reset_password_from_key": "60/m/ip",
}

SCIM_REQUESTS_PER_MINUTE = given.number("SCIM_REQUESTS_PER_MINUTE", 3000)  # of one identity system
HOLIDAYS_OF = given.text("HOLIDAYS_OF", "DE-BW")  # whose holidays are no working days: country and federal state
STAFF_IMPORT_THRESHOLD = given.number("STAFF_IMPORT_THRESHOLD", 5)  # most per cent that may leave unseen by a second
DUTIES_END_THRESHOLD = given.number("DUTIES_END_THRESHOLD", 10)  # most per cent of duties that may end in one run
STAFF_IMPORT_DAYS = given.number("STAFF_IMPORT_DAYS", 30)  # how long files and names of an import are kept

# Second factor and renewed proof; which roles need one is a decision of each city, see docs/operations.md.
MFA_ADAPTER = "people.entrance.factors.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1  # clocks of telephones may be half a minute wrong
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS  # browsers allow it on this machine only
MFA_FORMS = {
    "authenticate": "people.entrance.forms.CodeForm",
    "authenticate_webauthn": "people.entrance.forms.PasskeyForm",
}
SECOND_FACTOR_USUALLY = [] if EMBEDDED else ["hr", "operator", "staff_council", "data_protection"]
SECOND_FACTOR_ROLES = given.choices("SECOND_FACTOR_ROLES", SECOND_FACTOR_USUALLY)
SECOND_FACTOR_GRACE_DAYS = given.number("SECOND_FACTOR_GRACE_DAYS", 0)
CONFIRM_MINUTES = given.number("CONFIRM_MINUTES", 15)
STARTING_PASSWORD_DAYS = given.number("STARTING_PASSWORD_DAYS", 14)
KNOWN_DEVICE_COOKIE_NAME = "__Host-known" if HTTPS else "stadtcampus-known"
KNOWN_DEVICE_DAYS = given.number("KNOWN_DEVICE_DAYS", 180)

SESSION_ENGINE = "people.entrance.sessions"
SESSION_COOKIE_AGE = given.number("SESSION_HOURS", 10) * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "stadtcampus-session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "stadtcampus-csrf"
CSRF_COOKIE_HTTPONLY = True

# Shared devices ---------------------------------------------------------------------------------

KIOSK_COOKIE_NAME = "__Host-device" if HTTPS else "stadtcampus-device"
KIOSK_SESSION_MINUTES = given.number("KIOSK_SESSION_MINUTES", 15)
KIOSK_IDLE_MINUTES = given.number("KIOSK_IDLE_MINUTES", 3)
PIN_LENGTH = given.number("PIN_LENGTH", 6)  # at least so many digits
PIN_CODE_DAYS = given.number("PIN_CODE_DAYS", 14)
# What can be opened there, by the names of the addresses; nothing new is open by accident.
KIOSK_OPEN = {
    *("wagtail_serve", "wagtaildocs_serve", "account_logout", "cms:search", "cms:upload"),
    *(f"people:{name}" for name in ("kiosk", "set_up_kiosk", "stay_longer", "still_there", "redeem_pin", "pin_done")),
    *(f"people:{name}" for name in ("settings", "set_appearance", "set_language", "pin", "remove_pin")),
    *(f"people:{name}" for name in ("own_profile", "profile")),
    *(f"people:{name}" for name in ("my_data", "my_looks", "my_rights")),
    *(f"people:{name}" for name in ("notifications", "open_notification", "mark_read", "mark_all_read")),
    *(f"community:{name}" for name in ("hub", "movers", "mover", "mark_helpful")),
    *(f"community:{name}" for name in ("questions", "question", "ask", "accept")),
    *(
        f"lms:{name}"
        for name in ("my_learning", "start", "resume", "step", "go_on", "remember", "withdraw", "move_over")
    ),
    *(f"lms:{name}" for name in ("quiz", "quiz_begin", "quiz_question", "quiz_finish", "quiz_result")),
    *(f"lms:{name}" for name in ("record", "record_pdf", "history", "verify", "verify_form")),
    *(f"lms:{name}" for name in ("sessions", "session", "my_sessions", "book_session", "accept_seat")),
    *(f"lms:{name}" for name in ("cancel_booking", "rebook_session")),
    *(f"lms:{name}" for name in ("certificate", "certificate_pdf", "certificate_for", "certificate_pdf_for")),
    *(f"lms:{name}" for name in ("programme_certificate_for", "programme_certificate_pdf_for", "certificate_picture")),
    *(f"lms:badge_{name}" for name in ("issuer", "key", "course", "programme", "status")),
}
# Records that leave the house -----------------------------------------------------------------------

# Signs Open Badges and learning records to take along; without a key they are not offered.
SIGNING_KEY = given.text("SIGNING_KEY", "")  # an RSA key in PEM, usually as SIGNING_KEY_FILE; embedded: made by itself

# Single sign-on: docs/operations.md says step by step what to enter for which provider ---------------

OIDC_ISSUER = given.text("OIDC_ISSUER", "")  # exactly as the provider calls itself; empty: no OpenID Connect
OIDC_CLIENT_ID = given.text("OIDC_CLIENT_ID", "")
OIDC_CLIENT_SECRET = given.text("OIDC_CLIENT_SECRET", "")
OIDC_NAME = given.text("OIDC_NAME", "")  # label of the button
OIDC_SCOPES = given.words("OIDC_SCOPES", ["openid", "profile", "email"])
OIDC_PERSONNEL_NUMBER_CLAIM = given.text("OIDC_PERSONNEL_NUMBER_CLAIM", "personnel_number")
OIDC_MAIL_CLAIM = given.text("OIDC_MAIL_CLAIM", "email")
OIDC_MAIL_IS_VERIFIED = given.flag("OIDC_MAIL_IS_VERIFIED", default=False)  # for providers that never say so
OIDC_GROUPS_CLAIM = given.text("OIDC_GROUPS_CLAIM", "groups")
OIDC_STRONG = given.words("OIDC_STRONG", ["mfa"])  # values of amr or acr that stand for a second factor

SAML_METADATA = given.text("SAML_METADATA", "")  # the provider's, usually as SAML_METADATA_FILE
SAML_METADATA_URL = given.text("SAML_METADATA_URL", "")
SAML_ENTITY_ID = given.text("SAML_ENTITY_ID", "")  # which provider, where the metadata lists several
SAML_KEY = given.text("SAML_KEY", "")
SAML_CERTIFICATE = given.text("SAML_CERTIFICATE", "")
SAML_NAME = given.text("SAML_NAME", "")
SAML_NAME_ID_FORMAT = given.text("SAML_NAME_ID_FORMAT", "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent")
SAML_SUBJECT_ATTRIBUTE = given.text("SAML_SUBJECT_ATTRIBUTE", "")  # empty: the NameID
SAML_PERSONNEL_NUMBER_ATTRIBUTE = given.text("SAML_PERSONNEL_NUMBER_ATTRIBUTE", "personnel_number")
SAML_MAIL_ATTRIBUTE = given.text("SAML_MAIL_ATTRIBUTE", "mail")
SAML_FIRST_NAME_ATTRIBUTE = given.text("SAML_FIRST_NAME_ATTRIBUTE", "givenName")
SAML_LAST_NAME_ATTRIBUTE = given.text("SAML_LAST_NAME_ATTRIBUTE", "sn")
SAML_GROUPS_ATTRIBUTE = given.text("SAML_GROUPS_ATTRIBUTE", "groups")
SAML_STRONG_USUALLY = ["https://refeds.org/profile/mfa", "http://schemas.microsoft.com/claims/multipleauthn"]
SAML_STRONG = given.words("SAML_STRONG", SAML_STRONG_USUALLY)
SAML_UNASKED = given.flag("SAML_UNASKED", default=False)  # whether the provider may send people who did not ask here

SIGN_ON_BY_MAIL = given.flag("SIGN_ON_BY_MAIL", default=False)  # whether a mailbox may stand in for the number
SIGN_ON_CREATES_PEOPLE = given.flag("SIGN_ON_CREATES_PEOPLE", default=False)
LOCAL_SIGN_IN_FOR_ALL = given.flag("LOCAL_SIGN_IN_FOR_ALL", default=True)  # no: only for those without city account

# Language and time ------------------------------------------------------------------------------

LANGUAGE_CODE = "de"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [
    ("de", _("German")),
    ("en", _("English")),
    ("de-simple", _("Easy language")),
]
LOCALE_PATHS = [BASE_DIR / "locale" / storey for storey in ("site", "lms", "community", "courses", "cms", "people")]
TIME_ZONE = "Europe/Berlin"
USE_TZ = True
FORMAT_MODULE_PATH = ["config.formats"]
USE_THOUSAND_SEPARATOR = True

# Files ------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/medien/"
MEDIA_ROOT = DATA_DIR / "media"
S3_BUCKET = given.text("S3_BUCKET", "")
STORAGES = {
    "default": (
        {
            "BACKEND": "storages.backends.s3.S3Storage",
            "OPTIONS": {"bucket_name": S3_BUCKET, "querystring_expire": 600, "file_overwrite": False},
        }
        if S3_BUCKET
        else {"BACKEND": "cms.media.storage.SignedFileStorage"}
    ),
    "staticfiles": {"BACKEND": "config.static.StaticStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# Wagtail ----------------------------------------------------------------------------------------

WAGTAIL_SITE_NAME = "Stadtcampus"
SOURCE_URL = given.text("SOURCE_URL", "")  # where people can read this source code; empty: no link
WAGTAILADMIN_BASE_URL = PUBLIC_ORIGIN
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_I18N_ENABLED = True
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAILIMAGES_IMAGE_MODEL = "cms.SiteImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.media.forms.DescribedImageForm"
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp", "avif"]
WAGTAILDOCS_DOCUMENT_MODEL = "cms.SiteDocument"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "pdf", "pptx", "txt", "xlsx", "zip"]
LINK_CHECKS_PER_NIGHT = given.number("LINK_CHECKS_PER_NIGHT", 500)  # at other sites; 0 in a closed network
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "simple"},
}

# Mail -------------------------------------------------------------------------------------------

EMAIL_CONFIG = given.env.email_url("EMAIL_URL", "dummymail://" if EMBEDDED else "smtp://localhost:25")
vars().update(EMAIL_CONFIG)
MAIL_WITHOUT_CONTENT = given.flag("MAIL_WITHOUT_CONTENT", default=False)  # mail only says that there is a message
MAIL_HOURS = given.hours("MAIL_HOURS", (6, 20))  # from when to when mail about messages goes out
EMAIL_TIMEOUT = 10  # seconds a silent mail server may hold a worker
DEFAULT_FROM_EMAIL = given.text("MAIL_FROM", "stadtcampus@stadt.example")

# Protection -------------------------------------------------------------------------------------

SECURE_CSP = {
    "default-src": ["'self'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:", CONTENT_ORIGIN],
    "media-src": ["'self'", CONTENT_ORIGIN],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
}
# Wagtail's own editor uses inline scripts and styles in a few places, and previews in a frame.
SECURE_CSP_EDITOR = SECURE_CSP | {
    "script-src": ["'self'", "'unsafe-inline'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:", CONTENT_ORIGIN],
    "frame-ancestors": ["'self'"],
    "frame-src": ["'self'"],
}
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_SSL_REDIRECT = HTTPS and given.flag("REDIRECT_TO_HTTPS", default=False)
if given.flag("BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"},
        "json": {"()": "config.logs.JsonFormatter"},
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line" if EMBEDDED else "json"},
    },
    "loggers": {
        "waitress.queue": {"level": "ERROR"},  # a short queue is no news
        "django.request": {"level": "ERROR"},  # nor is a page that was not found
    },
    "root": {"handlers": ["console"], "level": given.text("LOG_LEVEL", "WARNING")},
}
