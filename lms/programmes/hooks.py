"""What this room plugs into a programme's page, “My learning”, start page and audit trail."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry

from cms.languages.speaking import MAIN, wished
from courses.catalogue.panels import Panel
from courses.models import ProgrammePage
from courses.programmes.reading import Way, visible_programmes, ways
from lms.programmes.models import ProgrammeCompletion
from people.directory.models import User

SHOWN = 3


def programme_panel(programme: ProgrammePage, request: HttpRequest) -> Panel | None:
    """On a programme's page: when the person completed it."""
    if not request.user.is_authenticated:
        return None
    completion = ProgrammeCompletion.objects.of(request.user).filter(programme=programme).first()
    return Panel("lms/programmes/_completed.html", {"completion": completion}) if completion else None


def begun(user: User, language: str = MAIN) -> list[Way]:
    """Programmes of which the person has completed something, what is nearest to its goal first; complete ones last."""
    shown = [way for way in ways(user, visible_programmes(user), language) if way.standing.has_begun]
    return sorted(shown, key=lambda way: (way.standing.is_complete, -way.standing.steps_done))[:SHOWN]


def my_learning_part(user: User, request: HttpRequest) -> Panel | None:
    """On “My learning”: the programmes in which the person has courses behind her, otherwise the way to all."""
    shown = begun(user, wished(request))
    if not shown and not visible_programmes(user):
        return None
    return Panel("lms/programmes/_my_programmes.html", {"ways": shown})


def log_actions(actions: LogActionRegistry) -> None:
    """What this room writes into the audit trail."""
    actions.register_action("lms.complete_programme", _("Programme completed"), _("Completed a programme"))
