"""Guidance outside Wagtail's own pages: the mark, and the way into the editor."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from community.guidance import services
from community.guidance.models import GuidancePage
from community.guidance.permissions import shelves_to_write_on
from community.guidance.reading import helpful


@require_POST
def mark_helpful(request: HttpRequest, pk: int) -> HttpResponse:
    """“This helped me”, or no longer."""
    page = get_object_or_404(GuidancePage.objects.visible_to(request.user), pk=pk)
    change = services.mark_helpful if request.POST.get("hilfreich") == "ja" else services.unmark_helpful
    change(page=page, by=request.user)
    if not request.htmx:
        return redirect(f"{page.url}#hilfreich")
    return render(request, "community/guidance/page.html#hilfreich", {"page": page, **helpful(page, request)})


def write(request: HttpRequest) -> HttpResponse:
    """Open the editor at the Digital Mover's own shelf."""
    shelf = shelves_to_write_on(request.user).first()
    if shelf is None:
        raise PermissionDenied
    return redirect(reverse("wagtailadmin_pages:add", args=["community", "guidancepage", shelf.pk]))
