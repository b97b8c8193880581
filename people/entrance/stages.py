"""Steps between the password and being signed in."""

from allauth.mfa.stages import AuthenticateStage
from django.http import HttpRequest


class SecondFactorStage(AuthenticateStage):
    """Asks for the second factor of those who have one, unless the city's own sign-in has just asked for it."""

    def _should_handle(self, request: HttpRequest) -> bool:
        return super()._should_handle(request) and not request.session.get("sign_on", {}).get("strong")
