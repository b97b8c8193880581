"""Writing a programme in the editor."""

from collections import Counter
from typing import Any

from django.utils.translation import gettext_lazy as _

from cms.pages.models.audiences import AudienceForm
from courses.programmes.blocks import sections_of
from courses.programmes.plan import Plan


class ProgrammeForm(AudienceForm):
    """Each course stands in the programme once, and the points can be reached."""

    def clean(self) -> dict[str, Any]:
        entered = super().clean()
        if not entered.get("sections"):
            return entered
        plan = Plan(sections_of(entered["sections"]))
        if max(Counter(plan.courses).values(), default=0) > 1:
            self.add_error("sections", _("A course stands in the programme twice. Keep it in one section."))
        if (entered.get("points_needed") or 0) > plan.most_points:
            words = _("Nobody can reach that many: the courses bring %(points)s points together.")
            self.add_error("points_needed", words % {"points": plan.most_points})
        return entered
