"""What a sign-in service says about somebody, and why we may not listen to it."""

from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Answer:
    """Somebody as the sign-in service knows them, after everything about the answer was checked."""

    by: str  # the protocol: "oidc" or "saml"
    issuer: str
    subject: str
    personnel_number: str = ""
    mail: str = ""  # only an address the service vouches for
    first_name: str = ""
    last_name: str = ""
    groups: list[str] | None = None  # None: the service did not say
    strong: bool = False  # whether a second factor was asked for there
    farewell: dict[str, str] = field(default_factory=dict)  # what the service wants to hear at sign-out


@dataclass(frozen=True)
class Refusal:
    """A door that stays shut, with words that say what to do and nothing about why."""

    code: str
    status: int
    title: Promise
    words: Promise


class Refused(Exception):
    """The answer opens no door; `detail` is for the log and holds nothing about people."""

    def __init__(self, refusal: Refusal, detail: str = "") -> None:
        super().__init__(refusal.code, detail)
        self.refusal, self.detail = refusal, detail


NO_ACCOUNT = Refusal(
    "no_account",
    403,
    _("There is no account for you here yet"),
    _("You are signed in with the city. Please ask your HR office to have you entered here."),
)
OTHER_ACCOUNT = Refusal(
    "other_account",
    403,
    _("This sign-in is not connected to your account"),
    _("Your account was connected with another sign-in before. Please ask the help desk to release the connection."),
)
NOT_BEGUN = Refusal(
    "not_begun",
    400,
    _("This sign-in has been used already"),
    _("It was used before, or it was begun in another window or browser. Please sign in once more."),
)
TOO_LATE = Refusal(
    "too_late", 400, _("Signing in took too long"), _("For your safety it has expired. Please sign in once more.")
)
NOT_TRUSTED = Refusal(
    "not_trusted",
    400,
    _("We could not check your sign-in"),
    _("To be safe we have not signed you in. Please try once more. If it happens again, tell the help desk."),
)
CANCELLED = Refusal(
    "cancelled", 400, _("You are not signed in"), _("Signing in with the city was cancelled. You can try once more.")
)
AWAY = Refusal(
    "away",
    503,
    _("The city’s sign-in does not answer"),
    _("Please try again in a few minutes. If it lasts, tell the help desk."),
)
