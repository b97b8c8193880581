"""Who writes guidance where."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from community.guidance.models import OfficeShelfPage
from community.movers.appointments import reach_of
from people.directory.models import User


def shelves_to_write_on(user: User | AnonymousUser) -> QuerySet[OfficeShelfPage]:
    """The shelves of the offices for which the person is a Digital Mover today."""
    if not user.is_authenticated or not user.is_active:
        return OfficeShelfPage.objects.none()
    return OfficeShelfPage.objects.live().filter(office__in=reach_of(user) or []).order_by("path")
