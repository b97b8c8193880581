"""Pages that are read as a part of the page above them."""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from people.directory.models import User


class PartMixin:
    """Whoever may see the page above may see the part; its own address leads there, only the preview shows it alone."""

    def is_visible_to(self, user: User | AnonymousUser) -> bool:
        """Whether the person may see this page; asked by whatever shows it."""
        return self.live and self.get_parent().specific.is_visible_to(user)

    def is_meant_for(self, user: User) -> bool:
        """Whether the person would see this page once it is published."""
        return self.get_parent().specific.is_meant_for(user)

    def serve(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if getattr(request, "is_preview", False):
            return super().serve(request, *args, **kwargs)
        return redirect(self.get_parent().get_url(request))
