"""The bell and the list behind it."""

from datetime import timedelta

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from people.notifications import services
from people.notifications.models import Notification
from people.notifications.reading import Message, messages_of

PER_PAGE = 25
IN_POPOVER = 6


def notifications(request: HttpRequest) -> HttpResponse:
    """What reached the person; the bell asks the same address for the newest few."""
    mine = Notification.objects.of(request.user)
    if request.htmx:
        context = {"messages_shown": messages_of(mine[:IN_POPOVER])}
        return render(request, "people/notifications.html#notifications-panel", context)
    only_unread = request.GET.get("zeigen") == "ungelesen"
    page = Paginator(mine.unread() if only_unread else mine, PER_PAGE).get_page(request.GET.get("seite"))
    return render(
        request, "people/notifications.html", {"page": page, "groups": groups(page), "only_unread": only_unread}
    )


def groups(page: Page) -> dict[str, list[Message]]:
    """The page's messages in two parts: since yesterday, and before."""
    yesterday = timezone.localdate() - timedelta(days=1)
    parts: dict[str, list[Message]] = {"recent": [], "earlier": []}
    for message in messages_of(page.object_list):
        parts["recent" if timezone.localdate(message.created_at) >= yesterday else "earlier"].append(message)
    return parts


def open_notification(request: HttpRequest, number: int) -> HttpResponse:
    """Go where the message leads; whoever went there has read it."""
    notification = get_object_or_404(Notification.objects.of(request.user), pk=number)
    services.mark_read(notification=notification)
    return redirect(notification.url)


@require_POST
def mark_read(request: HttpRequest, number: int) -> HttpResponse:
    """One message is read."""
    services.mark_read(notification=get_object_or_404(Notification.objects.of(request.user), pk=number))
    return redirect("people:notifications")


@require_POST
def mark_all_read(request: HttpRequest) -> HttpResponse:
    """Everything is read."""
    services.mark_all_read(user=request.user)
    return redirect("people:notifications")
