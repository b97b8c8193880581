"""How pages reach the reader."""

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.models import Site
from wagtail.url_routing import RouteResult

from cms.languages.speaking import speak, wished


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Show a page to those it is meant for; strangers are asked to sign in, everybody else gets a plain 404.

    Neither learns whether there is such a page. Its audience is the only rule here: Wagtail's own page privacy is not
    asked, and editors are not offered it.
    """
    page, args, kwargs = route(request, path) or (None, [], {})
    if getattr(page, "is_visible_to", lambda user: False)(request.user):
        return speak(page, wished(request)).serve(request, *args, **kwargs)
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    raise Http404


def route(request: HttpRequest, path: str) -> RouteResult | None:
    """The page at an address; addresses are those of the main language, whatever language is read."""
    site = Site.find_for_request(request)
    try:
        return site.root_page.specific.route(request, [part for part in path.split("/") if part]) if site else None
    except Http404:
        return None


serve.open_to_everyone = True  # type: ignore[attr-defined]
