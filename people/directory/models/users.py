"""Users: everybody who works for the city."""

import uuid
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.directory.roles import Role

if TYPE_CHECKING:
    from people.directory.models.grants import RoleGrant
    from people.directory.models.groups import StaffGroup
    from people.directory.models.offices import Office
    from people.directory.models.posts import Post
    from people.directory.teams import Team


class UserQuerySet(models.QuerySet["User"]):
    """Ways to find people."""

    def working(self) -> "UserQuerySet":
        """People who have not left."""
        return self.filter(is_active=True)

    def in_branch(self, office: "Office", on: date | None = None) -> "UserQuerySet":
        """People with a post in the office or below it on that day."""
        day = on or timezone.localdate()
        from people.directory.models.posts import Post

        posts = Post.objects.current(day).filter(office__path__startswith=office.path)
        return self.filter(pk__in=posts.values("user_id"))

    def holding(self, role: Role, on: date | None = None) -> "UserQuerySet":
        """People who hold the role on that day."""
        from people.directory.models.grants import RoleGrant

        return self.filter(pk__in=RoleGrant.objects.current(on).filter(role=role).values("user_id"))

    def present(self, on: date | None = None) -> "UserQuerySet":
        """People who work here and are not absent on that day."""
        return self.working().exclude(pk__in=absent_on(on or timezone.localdate()))

    def with_office_on(self, day: date) -> "UserQuerySet":
        """Each person with `office_then`, the id of the office the person belonged to on that day, or None."""
        from people.directory.models.posts import Post

        held = Post.objects.current(day).filter(user=OuterRef("pk")).weightiest_first()
        return self.annotate(office_then=Subquery(held.values("office")[:1]))

    def in_group(self, group: "StaffGroup", on: date | None = None) -> "UserQuerySet":
        """People whose post on that day puts them into the group."""
        from people.directory.models.posts import Post

        return self.filter(pk__in=Post.objects.current(on).in_group(group).values("user_id"))


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):  # type: ignore[misc]
    """Creates people; passwords are always hashed."""

    def create_user(self, personnel_number: str, password: str | None = None, **fields: object) -> "User":
        user = self.model(personnel_number=personnel_number, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, personnel_number: str, password: str | None = None, **fields: object) -> "User":
        return self.create_user(personnel_number, password, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """A member of staff, known by the personnel number; a mailbox is optional."""

    class Theme(models.TextChoices):
        SYSTEM = "", _("As on the device")
        LIGHT = "light", _("Light")
        DARK = "dark", _("Dark")

    personnel_number = models.CharField(_("personnel number"), max_length=20, unique=True)
    pseudonym = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    first_name = models.CharField(_("first name"), max_length=100)
    last_name = models.CharField(_("last name"), max_length=100)
    email = models.EmailField(_("e-mail address"), null=True, blank=True, unique=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    born_on = models.DateField(_("date of birth"), null=True, blank=True)
    entered_on = models.DateField(_("entered on"), null=True, blank=True)
    left_on = models.DateField(_("left on"), null=True, blank=True)
    is_active = models.BooleanField(_("may sign in"), default=True)
    starting_password_at = models.DateTimeField(_("starting password given at"), null=True, editable=False)
    second_factor_asked_on = models.DateField(_("second factor first asked for on"), null=True, editable=False)
    language = models.CharField(_("language"), max_length=12, blank=True, default="")  # empty: the platform's own
    theme = models.CharField(_("appearance"), max_length=5, choices=Theme, default=Theme.SYSTEM, blank=True)

    photo = models.CharField(_("photo"), max_length=32, blank=True, editable=False)  # see people.profiles.photos

    USERNAME_FIELD = "personnel_number"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["first_name", "last_name"]
    objects = UserManager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["last_name", "first_name", "personnel_number"]
        indexes = [models.Index(fields=["last_name", "first_name", "personnel_number"], name="people_user_name")]

    class PersonalData:
        holds = True
        subject = "self"
        purpose = _("Sign-in, assignment to an office, proof of training")
        basis = "§ 15 LDSG BW, Art. 88 DSGVO"
        roles = _("HR, supervisors of the branch, operators")
        keep = _("until the end of employment, then pseudonymised with the proof of training")

    def __str__(self) -> str:
        return self.get_full_name()

    def clean(self) -> None:
        super().clean()
        self.email = self.email or None

    def get_full_name(self) -> str:
        """First and last name, as colleagues know the person."""
        return f"{self.first_name} {self.last_name}".strip()

    def get_short_name(self) -> str:
        return self.first_name

    @property
    def initials(self) -> str:
        """Two letters for the round picture."""
        return (self.first_name[:1] + self.last_name[:1]).upper()

    @property
    def is_staff(self) -> bool:
        """Wagtail and Django ask for it; here the editor's door is a permission, not a flag."""
        return self.has_perm("wagtailadmin.access_admin")

    @cached_property
    def current_posts(self) -> "list[Post]":
        """Today's posts with their offices and supervisors, the main post first."""
        return list(self.posts.current().select_related("office", "supervisor").weightiest_first())

    @property
    def office(self) -> "Office | None":
        """Where the person works today, by the main post."""
        return self.current_posts[0].office if self.current_posts else None

    def office_on(self, day: date) -> "Office | None":
        """Where the person belonged on that day; the same as `with_office_on` says for many."""
        post = self.posts.current(day).weightiest_first().select_related("office").first()
        return post.office if post else None

    @cached_property
    def teams(self) -> "list[Team]":
        """Whose teams the person looks after today: leading them, or standing in."""
        from people.directory.teams import teams_of

        return teams_of(self)

    @cached_property
    def office_paths(self) -> list[str]:
        """Tree paths of today's offices and all above them; what is meant for those is meant for the person."""
        return sorted({path for post in self.current_posts for path in post.office.upwards_paths()})

    @cached_property
    def current_grants(self) -> "list[RoleGrant]":
        """The roles the person holds today, with the office branch each reaches."""
        return list(self.grants.current().select_related("office"))

    def holds(self, *roles: Role) -> bool:
        """Whether the person holds one of the roles today, anywhere."""
        return any(grant.role in roles for grant in self.current_grants)

    def scope_of(self, *roles: Role) -> "list[Office] | None":
        """The offices whose branches the roles reach today; None means the whole city, [] nowhere."""
        offices = [grant.office for grant in self.current_grants if grant.role in roles]
        reached = [office for office in offices if office is not None]
        return reached if len(reached) == len(offices) else None

    def may_reach(self, office: "Office", *roles: Role) -> bool:
        """Whether one of the roles, held today, reaches the office."""
        scope = self.scope_of(*roles)
        return scope is None or any(office.path.startswith(top.path) for top in scope)


def absent_on(day: date) -> QuerySet:
    """The ids of people who are absent on that day."""
    from people.directory.models.absences import Absence

    return Absence.objects.on(day).values("user_id")


def within(scope: "list[Office] | None", field: str) -> Q:
    """The filter “in one of these branches” on a path to an office, such as `posts__office`; None is everywhere."""
    if scope is None:
        return Q()
    reach = Q(pk__in=[])
    for office in scope:
        reach |= Q(**{f"{field}__path__startswith": office.path})
    return reach
