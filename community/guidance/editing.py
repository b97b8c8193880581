"""Writing guidance in the editor."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from cms.pages.models.audiences import AudienceForm
from community.movers.appointments import in_force
from community.movers.offices import in_offices
from people.directory.models import User


class GuidanceForm(AudienceForm):
    """Whoever begins guidance owns it; it can be handed over to Digital Movers of the same office."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "author" not in self.fields:
            return
        if not self.instance.pk and self.instance.author_id is None:
            self.initial["author"] = self.for_user.pk
        office = self.parent_page.specific.of_office
        appointed = in_force().filter(in_offices([office], "office")).order_by().values("user_id")
        people = User.objects.filter(pk__in=appointed) | User.objects.filter(pk__in=self._known())
        self.fields["author"].queryset = people.distinct()
        self.fields["author"].empty_label = _("The office's Digital Movers together")

    def _known(self) -> list[int]:
        return [pk for pk in (self.instance.author_id, self.for_user.pk) if pk]
