"""Where a QR code leads."""

from django.conf import settings
from django.urls import reverse


def address_with(*, number: str, code: str) -> str:
    """The page for choosing a PIN, with number and code behind the #, which browsers send to no server."""
    return f"{settings.PUBLIC_ORIGIN}{reverse('people:redeem_pin')}#{number}.{code}"
