"""Demo content of this storey: a year of learning, so that overview and certificates are not empty."""

from django.utils.translation import gettext as _

from lms.demo import duties, instructions, learning, opinions, proofs, sessions, tries
from people.demo import DemoStep


def demo_step() -> DemoStep:
    return DemoStep(50, _("a year of learning"), load)


def load() -> None:
    """What people learnt, what they thought of it, and how they answered."""
    learning.load()
    opinions.load()
    tries.load()


def proofs_step() -> DemoStep:
    return DemoStep(58, _("proofs from elsewhere"), proofs.load)


def sessions_step() -> DemoStep:
    return DemoStep(55, _("sessions of courses"), sessions.load)


def instructions_step() -> DemoStep:
    return DemoStep(57, _("instructions on site"), instructions.load)


def duties_step() -> DemoStep:
    return DemoStep(60, _("rules of mandatory training"), duties.load)
