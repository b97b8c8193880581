"""What is filled in when courses come or go."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from courses.catalogue.models import CoursePage, Topic
from courses.transfer.models import CourseImport, Licence
from courses.transfer.opening import LARGEST
from courses.transfer.permissions import may_add_topics
from people.directory.models import User


class PackForm(forms.Form):
    """Under whose name and under which conditions a course goes out."""

    authors = forms.CharField(
        label=_("Published by"),
        max_length=200,
        help_text=_("Your administration or office, as others should name it. No names of people."),
    )
    licence = forms.ChoiceField(label=_("Licence"), choices=Licence, initial=Licence.AGREED)
    drafts = forms.BooleanField(
        label=_("Also what is not online yet"),
        required=False,
        help_text=_("The newest drafts of all pages instead of what readers see today."),
    )

    def __init__(self, *args: Any, course: CoursePage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not course.live:
            del self.fields["drafts"]


class BringForm(forms.Form):
    """A package."""

    file = forms.FileField(
        label=_("Package"),
        help_text=_("A zip file that was saved on another platform of this kind; up to 512 MB."),
        widget=forms.FileInput(attrs={"accept": ".zip"}),
    )

    def clean_file(self) -> UploadedFile:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("The package is larger than 512 MB."))
        return file


class TakeForm(forms.Form):
    """What the course is called here, and where it stands."""

    NEW = "new"

    title = forms.CharField(label=_("Title of the new course"), max_length=200)
    topic = forms.ChoiceField(label=_("Topic"), help_text=_("You can change it later in the course."))

    def __init__(self, *args: Any, record: CourseImport, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.wanted = record.report.get("topic", {"name": "", "here": None})
        self.fields["title"].initial = record.report.get("title", "")[:200]
        choices = [("", _("Please choose")), *((str(topic.pk), topic.name) for topic in Topic.objects.all())]
        if not self.wanted["here"] and self.wanted["name"] and may_add_topics(user):
            choices.append((self.NEW, _("New topic: %(name)s") % {"name": self.wanted["name"][:80]}))
        self.fields["topic"].choices = choices
        self.fields["topic"].initial = str(self.wanted["here"] or "")

    def chosen_topic(self) -> Topic:
        """The topic that was chosen, made if it is new."""
        chosen = self.cleaned_data["topic"]
        if chosen != self.NEW:
            return Topic.objects.get(pk=chosen)
        name = self.wanted["name"][:80]
        return Topic.objects.get_or_create(name=name, defaults={"slug": free_slug(name)})[0]


def free_slug(name: str) -> str:
    """A short name that no other topic has."""
    wanted = slugify(name)[:35] or "thema"
    taken = set(Topic.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    return next(
        slug for number in range(1, 1000) if (slug := f"{wanted}-{number}" if number > 1 else wanted) not in taken
    )
