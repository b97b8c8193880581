"""What this room plugs into start page, “My team”, learning record and audit trail."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogActionRegistry

from cms.pages.dashboard import Card
from courses.catalogue.panels import Panel
from lms.instruction.models import InstructionRecord
from lms.instruction.permissions import may_hold
from people.directory.models import User
from people.team.columns import TeamButton


def dashboard_card(user: User, request: HttpRequest) -> Card | None:
    """Whoever instructs others finds the way to begin; what is still open is fetched after the page is there."""
    return Card("lms/instruction/cards/holding.html", "side", 25) if may_hold(user) else None


def team_button(user: User) -> TeamButton:
    """In “My team”."""
    return TeamButton(_("Instruction on site"), reverse("lms:instruction"), "shield")


def record_part(user: User) -> Panel | None:
    """In the learning record: the own instructions, also those that count no more."""
    records = list(InstructionRecord.objects.of(user).select_related("held_by", "correction"))
    return Panel("lms/instruction/_record.html", {"records": records}) if records else None


def log_actions(actions: LogActionRegistry) -> None:
    """What this room writes into the audit trail."""
    names = {
        "keep_instruction_topic": (gettext_lazy("Topic of instruction"), gettext_lazy("Saved a topic of instruction")),
        "begin_instruction": (gettext_lazy("Instruction begun"), gettext_lazy("Began an instruction on site")),
        "close_instruction": (gettext_lazy("Instruction closed"), gettext_lazy("Closed an instruction on site")),
        "confirm_instruction": (gettext_lazy("Instruction confirmed"), gettext_lazy("Confirmed an instruction")),
        "correct_instruction": (gettext_lazy("Instruction corrected"), gettext_lazy("Corrected a proof")),
    }
    for action, (label, message) in names.items():
        actions.register_action(f"lms.{action}", label, message)
