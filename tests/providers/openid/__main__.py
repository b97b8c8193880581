"""Starts the provider with its people and its one client."""

import os
from urllib.parse import urlsplit

import waitress
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application

from tests.providers.openid import CLIENT, PASSWORD, PEOPLE, SECRET

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.providers.openid.settings"
provider = get_wsgi_application()
call_command("migrate", verbosity=0)

from allauth.idp.oidc.models import Client
from django.contrib.auth.models import User

for name in PEOPLE:
    first, last = name.title().split(".")
    User.objects.create_user(name, password=PASSWORD, first_name=first, last_name=last)
client = Client(id=CLIENT, name="Stadtcampus", scopes="openid\nprofile\nemail", skip_consent=True)
client.redirect_uris = os.environ["PROVIDER_CLIENTS"]
client.set_secret(SECRET)
client.save()

waitress.serve(provider, host="127.0.0.1", port=urlsplit(os.environ["PROVIDER_ADDRESS"]).port, threads=4)
