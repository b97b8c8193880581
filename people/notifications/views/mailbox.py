"""What reaches the mailbox: choosing it, and stopping it from a mail."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from people.notifications.forms import MailForm
from people.notifications.unsubscribing import meant_by
from people.notifications.wishes import choose, stop, ways_of


@never_cache
def mail(request: HttpRequest) -> HttpResponse:
    """For every topic: at once, once a week, or not by mail."""
    form = MailForm(request.POST or None, ways=ways_of(request.user))
    if request.method == "POST" and form.is_valid():
        choose(user=request.user, ways=form.ways)
        messages.success(request, _("Your choice is saved."))
        return redirect("people:mail")
    return render(request, "people/mail.html", {"form": form}, status=422 if form.errors else 200)


@csrf_exempt  # mail programs post here with one click; what protects it is the signature in the address
@never_cache
def stop_mail(request: HttpRequest, key: str) -> HttpResponse:
    """The address in a mail: asks first, as programs open addresses to check them; whoever posts is done."""
    meant = meant_by(key)
    if meant is None:
        raise Http404
    user, topic = meant
    if request.method == "POST":
        stop(user=user, topic=topic)
    return render(request, "people/stop_mail.html", {"topic": topic, "is_stopped": request.method == "POST"})


stop_mail.open_to_everyone = True  # type: ignore[attr-defined]
