"""Keys for the tests at the door."""

import time

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from people.models import User

PASSWORD = "stadtcampus-demo"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def code(secret: str = SECRET, later: int = 0) -> str:
    """What an app with this secret shows now, or some half minutes later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + later))


def enter(browser: Client, person: User, password: str = PASSWORD, **more: str):
    """Give number and password at the door."""
    return browser.post("/konto/anmelden/", {"login": person.personnel_number, "password": password, **more})
