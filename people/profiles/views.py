"""Profiles: one's own to write, and those of colleagues to read."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from people.directory.models import User
from people.profiles import consent, services
from people.profiles.forms import PhotoForm, ProfileForm
from people.profiles.models import Profile
from people.profiles.parts import parts_of


def profile(request: HttpRequest, pk: int) -> HttpResponse:
    """What a colleague tells all staff; whoever has left has no profile any more."""
    person = get_object_or_404(User.objects.working().select_related("profile"), pk=pk)
    facts = {
        "person": person,
        "profile": Profile.of(person),
        "is_me": person.pk == request.user.pk,
        "parts": parts_of(person, request.user),
    }
    return render(request, "people/profile.html", facts)


def own_profile(request: HttpRequest) -> HttpResponse:
    """Write what colleagues may know."""
    form = ProfileForm(request.POST or None, instance=Profile.of(request.user))
    if request.method == "POST" and form.is_valid():
        services.describe(profile=form.save(commit=False), by=request.user)
        messages.success(request, _("Your profile is saved. Colleagues see it from now on."))
        return redirect("people:own_profile")
    return page(request, form=form)


@require_POST
def show_photo(request: HttpRequest) -> HttpResponse:
    """Take in a photo together with the consent to show it."""
    form = PhotoForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            services.show_photo(person=request.user, pictures=form.pictures, by=request.user)
        except services.TooManyPhotosError:
            form.add_error(None, _("You have changed your photo many times within one hour. Please wait a little."))
        else:
            messages.success(request, _("Colleagues see your photo from now on."))
            return redirect("people:own_profile")
    return page(request, photo_form=form)


@require_POST
def withdraw_photo(request: HttpRequest) -> HttpResponse:
    """Take the consent back; the photo is deleted."""
    services.withdraw_photo(person=request.user, by=request.user)
    messages.success(request, _("Your consent is withdrawn and your photo is deleted."))
    return redirect("people:own_profile")


def page(request: HttpRequest, *, form: ProfileForm | None = None, photo_form: PhotoForm | None = None) -> HttpResponse:
    """The page with both forms, one of them perhaps with mistakes."""
    facts = {
        "form": form or ProfileForm(instance=Profile.of(request.user)),
        "photo_form": photo_form or PhotoForm(),
        "consent": request.user.photo_consents.filter(ended_at=None).first(),
        "wording": consent.WORDINGS[consent.CURRENT],
    }
    wrong = any(given is not None and given.errors for given in (form, photo_form))
    return render(request, "people/own_profile.html", facts, status=422 if wrong else 200)
