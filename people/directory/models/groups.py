"""Groups of staff by what HR says about their posts: a job, a hazard group, a further entry."""

from collections.abc import Iterable

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from people.directory.models.posts import Post


class StaffGroup(models.Model):
    """Everybody whose post says the same; the groups are collected from the posts, who is in them follows the posts."""

    class Kind(models.TextChoices):
        JOB = "job", _("Job")
        HAZARD = "hazard", _("Hazard group")
        ATTRIBUTE = "attribute", _("Further entry")

    kind = models.CharField(_("kind"), max_length=9, choices=Kind)
    heading = models.CharField(_("heading"), max_length=120, blank=True)
    value = models.CharField(_("entry"), max_length=120)

    class Meta:
        verbose_name = _("group of staff")
        verbose_name_plural = _("groups of staff")
        ordering = ["kind", "heading", "value"]
        constraints = [models.UniqueConstraint(name="people_group_once", fields=["kind", "heading", "value"])]

    class PersonalData:
        holds = False

    def __str__(self) -> str:
        return f"{self.heading or self.get_kind_display()}: {self.value}"


def facts_of(post: Post) -> set[tuple[str, str, str]]:
    """Kind, heading and value of every group the holder of the post is in."""
    facts = {(StaffGroup.Kind.JOB.value, "", post.job), (StaffGroup.Kind.HAZARD.value, "", post.hazard_group)}
    facts |= {(StaffGroup.Kind.ATTRIBUTE.value, heading, value) for heading, value in post.attributes.items()}
    return {fact for fact in facts if fact[2]}


def in_groups_of(posts: Iterable[Post], field: str = "") -> Q:
    """The filter “a group of somebody who holds these posts”, on groups or along a path to them."""
    path = f"{field}__" if field else ""
    found = Q(pk__in=[])
    for kind, heading, value in sorted(set().union(*map(facts_of, posts))):
        found |= Q(**{f"{path}kind": kind, f"{path}heading": heading, f"{path}value": value})
    return found
