"""The second factor as allauth sees it: sealed secrets, our name on telephones, our words."""

import base64
import hashlib
import logging
from io import BytesIO
from urllib.parse import urlsplit

from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from qrcode.image.svg import SvgPathFillImage
from qrcode.main import make as make_qr_code

from people.directory.models import User

logger = logging.getLogger(__name__)

KINDS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)  # recovery codes only stand in for one of these


class FactorAdapter(DefaultMFAAdapter):
    """Whoever reads the database learns no secret of a second factor."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": gettext_lazy("This did not fit. Please wait for the next code and try again."),
    }

    def encrypt(self, text: str) -> str:
        return sealing().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret; where no key opens it any more, one that nobody knows, so that no code fits."""
        try:
            return sealing().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            logger.error("A second factor was sealed with another SECRET_KEY; see SECRET_KEY_FALLBACKS.")
            return generate_totp_secret()

    def get_totp_label(self, user: User) -> str:
        return user.personnel_number

    def get_totp_issuer(self) -> str:
        return settings.WAGTAIL_SITE_NAME

    def build_totp_svg(self, url: str) -> str:
        picture = BytesIO()
        make_qr_code(url, image_factory=SvgPathFillImage).save(picture)
        return picture.getvalue().decode()

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        return _("My passkey")

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {"id": urlsplit(settings.PUBLIC_ORIGIN).hostname or "", "name": settings.WAGTAIL_SITE_NAME}

    def get_public_key_credential_user_entity(self, user: User) -> dict:
        return super().get_public_key_credential_user_entity(user) | {
            "name": user.personnel_number,
            "display_name": user.get_full_name(),
        }


def sealing() -> MultiFernet:
    """Seals with today's key, opens with earlier ones too."""
    keys = [str(key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    digests = (hashlib.blake2b(key.encode(), digest_size=32, person=b"second-factor") for key in keys)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest.digest())) for digest in digests])


def has_second_factor(user: User) -> bool:
    """Whether the person has an app or a passkey."""
    return Authenticator.objects.filter(user=user, type__in=KINDS).exists()


@transaction.atomic
def use_once(app: Authenticator, code: str) -> bool:
    """Let a code of the app count, unless it or a later one was used before; nobody reads it over a shoulder."""
    app = Authenticator.objects.select_for_update().get(pk=app.pk)
    secret = FactorAdapter().decrypt(app.data["secret"])
    shown = normalize_user_code(code)
    moments = {format_hotp_value(hotp_value(secret, moment)): moment for moment in yield_hotp_counters_from_time()}
    moment = moments.get(shown, -1)
    if moment <= app.data.get("last_moment", -1):
        return False
    app.data["last_moment"] = moment
    app.save(update_fields=["data"])
    return True
