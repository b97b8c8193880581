"""What the provider says about people."""

from typing import Any

from allauth.idp.oidc.adapter import DefaultOIDCAdapter

from tests.providers.openid import PEOPLE


class CityAdapter(DefaultOIDCAdapter):
    """Number and groups as a city would send them; the number only in the user info, as the standard has it."""

    def get_claims(self, purpose: str, user: Any, *rest: Any, **more: Any) -> dict[str, Any]:
        number, groups = PEOPLE[user.username]
        said = super().get_claims(purpose, user, *rest, **more) | {"groups": groups, "amr": ["pwd", "mfa"]}
        return said | {"city": {"number": number}} if purpose == "userinfo" else said
