"""Audiences: for whom a page is meant. One rule for page, list, count, search and every other surface."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from cms.pages.forms import CheckedPageForm
from people.directory.models import User
from people.directory.models.groups import facts_of, in_groups_of
from people.directory.roles import Role


class Audience(models.TextChoices):
    """Who may see a page."""

    CITY = "city", _("All staff")
    OFFICES = "offices", _("Certain offices")
    GROUPS = "groups", _("Certain jobs or hazard groups")
    MOVERS = "movers", _("Digital Movers only")


# Roles that look after content of the whole city see every audience.
OVERSEEING = (Role.EDITOR, Role.PROGRAMME)


def oversees(user: User) -> bool:
    """Whether the person looks after content of the whole city."""
    return user.is_superuser or user.scope_of(*OVERSEEING) is None


def audience_filter(user: User | AnonymousUser) -> Q:
    """The filter “meant for this person” on any model with the audience fields."""
    if not user.is_authenticated or not user.is_active:
        return Q(pk__in=[])
    if oversees(user):
        return Q()
    meant = Q(audience=Audience.CITY) | Q(audience=Audience.OFFICES, audience_offices__path__in=user.office_paths)
    meant |= Q(audience=Audience.GROUPS) & in_groups_of(user.current_posts, "audience_groups")
    if user.holds(Role.MOVER):
        meant |= Q(audience=Audience.MOVERS)
    return meant


class AudiencePageQuerySet(PageQuerySet):
    """Ways to find pages with an audience."""

    def visible_to(self, user: User | AnonymousUser) -> "AudiencePageQuerySet":
        """Live pages meant for this person; for strangers there are none.

        Translations are no pages of their own here: they lend their words to the page they belong to.
        """
        wanted = self.model.meant_for(user)
        meant = self.model._default_manager.originals().filter(wanted)
        return self.live().filter(pk__in=meant.values("pk"))

    def originals(self) -> "AudiencePageQuerySet":
        """Pages of the main language: what people take, complete and are counted for; not their translations."""
        return self.filter(locale__language_code=settings.LANGUAGE_CODE)


class AudienceForm(CheckedPageForm):
    """Whoever means certain offices or groups says which."""

    def clean(self) -> dict[str, Any]:
        entered = super().clean()
        chosen = {
            Audience.OFFICES: ("audience_offices", _("Choose at least one office, or another audience.")),
            Audience.GROUPS: ("audience_groups", _("Choose at least one job or hazard group, or another audience.")),
        }
        field, words = chosen.get(entered.get("audience"), ("", ""))
        if field in self.fields and not entered.get(field):
            self.add_error(field, words)
        return entered


class AudienceMixin(models.Model):
    """A page for all staff, for certain offices with all below them, certain jobs or hazard groups, or for Movers."""

    audience = models.CharField(_("meant for"), max_length=8, choices=Audience, default=Audience.CITY)
    audience_offices = ParentalManyToManyField(
        "people.Office", blank=True, related_name="+", verbose_name=_("offices"), help_text=_("With all their sections")
    )

    audience_groups = ParentalManyToManyField(
        "people.StaffGroup",
        blank=True,
        related_name="+",
        verbose_name=_("jobs and hazard groups"),
        help_text=_("As HR's file names them. Whoever belongs to one of them sees the page."),
    )

    base_form_class = AudienceForm
    objects = PageManager.from_queryset(AudiencePageQuerySet)()

    class Meta:
        abstract = True

    @classmethod
    def meant_for(cls, user: User | AnonymousUser) -> Q:
        """The filter “meant for this person” for pages of this kind."""
        return audience_filter(user)

    def is_meant_for(self, user: User) -> bool:
        """Says the same as `audience_filter` about what stands in the editor and is not saved yet."""
        match self.audience:
            case Audience.OFFICES:
                return any(office.path in user.office_paths for office in self.audience_offices.all())
            case Audience.GROUPS:
                theirs = set().union(*map(facts_of, user.current_posts))
                return any((group.kind, group.heading, group.value) in theirs for group in self.audience_groups.all())
            case Audience.MOVERS:
                return user.holds(Role.MOVER)
        return True

    def is_visible_to(self, user: User | AnonymousUser) -> bool:
        """Whether the person may see this page; asked by whatever shows it. Says the same as `visible_to`."""
        if self.live and self.audience == Audience.CITY:
            return user.is_authenticated and user.is_active
        return type(self)._default_manager.visible_to(user).filter(pk=self.pk).exists()
