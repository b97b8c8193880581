"""What is entered about reviews."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from courses.catalogue.models import CoursePage
from courses.reviews.models import Review
from people.directory.models import User
from people.directory.roles import Role


class PlanForm(forms.Form):
    """Who looks after a page, and when it is looked at again; without day it is looked at with the course."""

    owner = forms.ModelChoiceField(
        label=gettext_lazy("Looked after by"),
        queryset=User.objects.none(),
        required=False,
        empty_label=gettext_lazy("All editors"),
    )
    review_on = forms.DateField(
        label=gettext_lazy("Look at again on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, page: Page, **kwargs: Any) -> None:
        self.page = page
        review = Review.objects.filter(page=page.pk).first()
        present = {"owner": review.owner_id, "review_on": review.review_on} if review else {}
        super().__init__(*args, prefix=str(page.pk), initial=present, **kwargs)
        writers = User.objects.working().holding(Role.AUTHOR)
        self.fields["owner"].queryset = (writers | User.objects.working().holding(Role.EDITOR)).distinct()

    def clean_review_on(self) -> Any:
        day = self.cleaned_data["review_on"]
        if day and day < timezone.localdate() and day != self.initial.get("review_on"):
            raise forms.ValidationError(_("This day is over."))
        return day


def plans_of(course: CoursePage, data: Any = None) -> list[PlanForm]:
    """The course and its steps, each with its plan."""
    return [PlanForm(data, page=page) for page in [course, *course.get_children().order_by("path")]]
