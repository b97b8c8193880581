"""How HR development narrows down what it sees, and finds people."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lms.recognition.forms import TargetField, key_of
from lms.recognition.models import State
from lms.recognition.permissions import may_hand_in_for
from lms.recognition.reads import Wish
from people.directory.models import Office, User
from people.directory.roles import Role


class QueueForm(forms.Form):
    """State, what it should count for, and office; whatever is not known is left out."""

    stand = forms.ChoiceField(label=_("Status"), choices=State, required=False)
    fuer = TargetField(label=_("Counts for"), required=False)
    amt = forms.ModelChoiceField(
        Office.objects.none(), label=_("Office"), required=False, to_field_name="key", empty_label=_("all")
    )

    use_required_attribute = False

    def __init__(self, data: Any = None, *, user: User) -> None:
        super().__init__(data)
        fields: dict[str, Any] = self.fields
        fields["fuer"].offer(empty=_("everything"))
        top = Office.objects.filter(kind=Office.Kind.OFFICE) if user.scope_of(Role.HR) is None else Office.objects
        fields["amt"].queryset = top.filter(within_own(user)).order_by("path")

    def wish(self) -> Wish:
        """What was chosen."""
        self.is_valid()
        chosen = self.cleaned_data
        return Wish(chosen.get("stand") or State.WAITING, chosen.get("fuer"), chosen.get("amt"))

    def query(self) -> str:
        """The same as an address."""
        wish = self.wish()
        named = {"stand": wish.state, "fuer": key_of(wish.target), "amt": wish.office.key if wish.office else ""}
        return urlencode({name: value for name, value in named.items() if value})


def within_own(user: User) -> Q:
    """The offices that the role of HR development reaches."""
    scope = user.scope_of(Role.HR)
    reach = Q() if scope is None else Q(pk__in=[])
    for office in scope or []:
        reach |= Q(path__startswith=office.path)
    return reach


class WhoForm(forms.Form):
    """Somebody who works here, by personnel number."""

    number = forms.CharField(label=_("Personnel number"), max_length=20)

    use_required_attribute = False

    def __init__(self, data: Any = None, *, user: User) -> None:
        super().__init__(data)
        self.user = user

    def clean_number(self) -> User:
        number = self.cleaned_data["number"].strip()
        person = User.objects.working().filter(personnel_number=number).first()
        if person is None or not may_hand_in_for(self.user, person):
            raise forms.ValidationError(_("Nobody with this number works in your branch. Please check the number."))
        return person
