"""Every report is declared here: what it is for, what it shows, to whom, from which group size on, and for how long."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from people.directory.roles import Role


@dataclass(frozen=True)
class ReportDefinition:
    """A report as the staff council reads it; nothing else may be evaluated."""

    key: str
    title: str | Promise
    purpose: str  # English, so that the access log can keep it and show it in the reader's language
    shown: str  # English as well: what the access log says was shown
    fields: tuple[str | Promise, ...]
    roles: tuple[Role, ...]
    shows_names: bool
    keep: str | Promise
    minimum_group: int = 5

    @property
    def purpose_text(self) -> str:
        """The purpose in the reader's language."""
        return gettext(self.purpose)


COMPLETION_BY_OFFICE = ReportDefinition(
    key="completion_by_office",
    title=_("Completion by office and course"),
    shown=gettext_noop("Completion by office and course"),
    purpose=gettext_noop("See where training is missing and plan offers"),
    fields=(_("office"), _("number of staff"), _("number of people with a valid completion"), _("share in per cent")),
    roles=(Role.HR,),
    shows_names=False,
    keep=_("computed on each look, not stored"),
)

COMPLETION_BY_PERSON = ReportDefinition(
    key="completion_by_person",
    title=_("Completion of a course by person"),
    shown=gettext_noop("Completion of a course by person"),
    purpose=gettext_noop("Proof of training towards authorities and accident insurance"),
    fields=(_("name"), _("personnel number"), _("office"), _("completed on"), _("valid until")),
    roles=(Role.HR,),
    shows_names=True,
    keep=_("exports are deleted after seven days"),
    minimum_group=1,
)

CERTIFICATES_OF_COURSE = ReportDefinition(
    key="certificates_of_course",
    title=_("Certificates of a course"),
    shown=gettext_noop("Certificates of a course"),
    purpose=gettext_noop("Proof of training towards authorities and accident insurance"),
    fields=(_("the certificates, with name, day, extent and whether a test was passed"),),
    roles=(Role.HR,),
    shows_names=True,
    keep=_("exports are deleted after seven days"),
    minimum_group=1,
)

COURSE_FEEDBACK = ReportDefinition(
    key="course_feedback",
    title=_("Feedback on a course"),
    shown=gettext_noop("Feedback on a course"),
    purpose=gettext_noop("Make courses better"),
    fields=(_("course"), _("number of answers"), _("answers by question"), _("what people wrote, without names")),
    roles=(Role.HR, Role.EDITOR, Role.AUTHOR),
    shows_names=False,
    keep=_("answers without names, as long as the course exists"),
)

ITEM_FIGURES = ReportDefinition(
    key="item_figures",
    title=_("Questions in tests"),
    shown=gettext_noop("Questions in tests"),
    purpose=gettext_noop("Find questions that are misleading, too easy or too hard"),
    fields=(
        *(_("question"), _("number of people, in steps of five"), _("share who answered rightly")),
        *(_("whether it separates"), _("how often each answer was chosen, from five on")),
    ),
    roles=(Role.EDITOR, Role.AUTHOR),
    shows_names=False,
    keep=_("computed on each look, not stored"),
)

DUTIES_BY_OFFICE = ReportDefinition(
    key="duties_by_office",
    title=_("Mandatory training by office"),
    shown=gettext_noop("Mandatory training by office"),
    purpose=gettext_noop("See where mandatory training is missing"),
    fields=(
        *(_("office"), _("rule"), _("number of duties done, open and overdue")),
        *(_("number of duties of people who are exempt or absent"), _("share in per cent")),
    ),
    roles=(Role.HR,),
    shows_names=False,
    keep=_("computed on each look, not stored"),
)

DUTIES_BY_PERSON = ReportDefinition(
    key="duties_by_person",
    title=_("Mandatory training by person"),
    shown=gettext_noop("Mandatory training by person"),
    purpose=gettext_noop("Decide on mandatory training, and prove it"),
    fields=(_("name"), _("office"), _("rule"), _("state"), _("due on"), _("why the duty applies")),
    roles=(Role.HR,),
    shows_names=True,
    keep=_("computed on each look, not stored"),
    minimum_group=1,
)

REPORTS = (
    *(COMPLETION_BY_OFFICE, COMPLETION_BY_PERSON, DUTIES_BY_OFFICE, DUTIES_BY_PERSON),
    *(CERTIFICATES_OF_COURSE, COURSE_FEEDBACK, ITEM_FIGURES),
)
