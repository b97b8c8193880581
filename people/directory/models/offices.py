"""Offices: the tree of the city, from the mayor down to a section."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from treebeard.mp_tree import MP_Node, MP_NodeManager, MP_NodeQuerySet


class OfficeQuerySet(MP_NodeQuerySet):
    """Ways to find offices."""

    def offices(self) -> "OfficeQuerySet":
        """The units people mean by “mein Amt”, not the city above them or the sections below."""
        return self.filter(kind__in=[Office.Kind.OFFICE, Office.Kind.ENTERPRISE])

    def branch_of(self, office: "Office") -> "OfficeQuerySet":
        """The office and everything below it."""
        return self.filter(path__startswith=office.path)


class OfficeManager(MP_NodeManager.from_queryset(OfficeQuerySet)):  # type: ignore[misc]
    """Lists the tree from top to bottom."""

    def get_queryset(self) -> OfficeQuerySet:
        return OfficeQuerySet(self.model, using=self._db).order_by("path")


class Office(MP_Node):
    """A unit of the administration: an office, an enterprise, or a part of one."""

    class Kind(models.TextChoices):
        CITY = "city", _("City")
        DEPARTMENT = "department", _("Department")
        OFFICE = "office", _("Office")
        ENTERPRISE = "enterprise", _("Municipal enterprise")
        SECTION = "section", _("Section")

    key = models.CharField(_("key"), max_length=20, unique=True)
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.SECTION)

    node_order_by = ["key"]
    objects = OfficeManager()

    class Meta:
        verbose_name = _("office")
        verbose_name_plural = _("offices")

    class PersonalData:
        holds = False

    def __str__(self) -> str:
        return self.name

    def branch(self) -> OfficeQuerySet:
        """The office and everything below it."""
        return Office.objects.branch_of(self)

    def upwards_paths(self) -> list[str]:
        """The tree paths from the city down to this office, itself included."""
        return [self.path[:end] for end in range(self.steplen, len(self.path) + 1, self.steplen)]
