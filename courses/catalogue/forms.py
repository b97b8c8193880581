"""Writing a course in the editor: whom to ask, and what comes before."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from cms.pages.models.audiences import AudienceForm
from courses.versions.editing import ChangeForm
from people.directory.models import User
from people.directory.roles import Role


class CourseForm(ChangeForm, AudienceForm):
    """Contacts are Digital Movers; required courses never form a circle nobody could enter."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "contact_person" not in self.fields:
            return
        movers = User.objects.working().holding(Role.MOVER) | User.objects.filter(pk=self.instance.contact_person_id)
        self.fields["contact_person"].queryset = movers.distinct().order_by("last_name", "first_name")
        self.fields["contact_person"].empty_label = _("Nobody by name: the responsible office")

    def clean(self) -> dict[str, Any]:
        entered = super().clean()
        requirements = self.formsets.get("requirements")
        if requirements and requirements.is_valid():
            for form in requirements.forms:
                if form.cleaned_data.get("before") and not form.cleaned_data.get("DELETE"):
                    self._check(form, form.cleaned_data)
        return entered

    def _check(self, form: Any, facts: dict[str, Any]) -> None:
        """A course does not come before itself, also not by way of others."""
        before = facts["before"]
        if before.pk == self.instance.pk:
            form.add_error("before", _("A course cannot come before itself."))
        elif facts.get("kind") == "required" and self.instance.pk in before.required_before():
            form.add_error("before", _("That course requires this one. Nobody could start either of them."))
