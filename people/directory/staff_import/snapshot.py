"""Whom and what the database knows, as the comparison wants it."""

from dataclasses import replace
from datetime import date

from django.db.models import F

from people.directory.models import Office, Post, User
from people.directory.staff_import.comparing import Known, KnownPost
from people.directory.staff_import.offices import OfficeRow


def known_offices() -> dict[str, OfficeRow]:
    """All offices by key."""
    found = list(Office.objects.order_by("path"))
    by_path = {office.path: office.key for office in found}
    return {
        office.key: OfficeRow(office.key, office.name, by_path.get(office.path[: -Office.steplen], ""), office.kind)
        for office in found
    }


def known_people(on: date) -> list[Known]:
    """Everybody with an account; those without any post are not HR's, until a file names them.

    An account closed without a last day is closed by the identity system: the person works here, and HR's file speaks
    of them as before, but does not open the account.
    """
    posts = posts_on(on)
    names = ("last_name", "first_name", "born_on", "email", "phone", "entered_on", "left_on", "is_active")
    people = User.objects.order_by("pk").values("pk", *names, number=F("personnel_number"))
    works_here = [facts | {"is_active": facts["is_active"] or not facts["left_on"]} for facts in people]
    return [Known(**facts, post=posts.get(facts["pk"])) for facts in works_here]


def posts_on(on: date) -> dict[int, KnownPost]:
    """Everybody's main post on that day, or else the next, or else the last; it knows of a transfer that is planned."""
    names = ("office__key", "job", "hazard_group", "percentage", "site", "supervisor__personnel_number")
    rows = (
        Post.objects.main()
        .order_by(F("starts_on").asc(nulls_first=True), "pk")
        .values_list("user_id", "pk", *names, "starts_on", "ends_on", "attributes")
    )
    posts: dict[int, KnownPost] = {}
    for user, pk, office, job, hazard, percentage, site, supervisor, starts_on, ends_on, attributes in rows:
        post = KnownPost(pk, office, job, hazard, percentage, site, supervisor or "", starts_on, ends_on, attributes)
        before = posts.get(user)
        if before is None or starts_on is None or starts_on <= on or (before.ends_on and before.ends_on < on):
            posts[user] = post
        elif before.followed_on is None:
            posts[user] = replace(before, followed_on=starts_on)
    return posts
