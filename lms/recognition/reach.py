"""Whom a role reaches: people with a post of today in one of its branches."""

from django.db.models import Q

from people.directory.models import Office, Post, User
from people.directory.models.users import within


def reached(scope: list[Office] | None, person: str) -> Q:
    """The filter “works in one of these branches today” on a path to a person; None is everybody, also who has left."""
    if scope is None:
        return ~Q(pk=None)
    here = Post.objects.current().filter(within(scope, "office"))
    return Q(**{f"{person}__in": here.values("user")})


def reaches(scope: list[Office] | None, person: User) -> bool:
    """The same for one person."""
    if scope is None:
        return True
    return any(post.office.path.startswith(top.path) for post in person.current_posts for top in scope)
