"""Collecting the links of all pages and finding out what became of their targets."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import Page

from cms.checks.pages import content_of
from cms.checks.parts import Link
from cms.links.fetching import Verdict, Visitor
from cms.links.models import LinkTarget, PageLink
from cms.pages.models import BasePage

PAUSE = 1  # seconds between two questions to the same site
MOST_PER_SITE = 20  # in one night
LONGEST = timedelta(minutes=10)
OURS, OUTSIDE = ("page:", "document:"), ("http://", "https://")


def collect(pages: Iterable[Page]) -> None:
    """Note the links of these pages; links that are gone are forgotten, targets nobody leads to as well."""
    for page in pages:
        note(page)
    LinkTarget.objects.filter(links=None).delete()


@transaction.atomic
def note(page: Page) -> None:
    """The links on one page, as they are now; a page that is not published has none."""
    PageLink.objects.filter(page=page).delete()
    if not page.live:
        return
    for link in links_of(page):
        target, _new = LinkTarget.objects.get_or_create(address=link.address)
        PageLink.objects.create(page_id=page.pk, target=target, words=link.words[:250], block=link.place.block[:40])


def links_of(page: Page) -> Iterator[Link]:
    """The links on a page that lead to another page, a document or another site."""
    for part in content_of(page):
        if isinstance(part, Link) and part.address.startswith(OURS + OUTSIDE) and len(part.address) <= 1000:
            yield part


def collect_all() -> None:
    """Note the links of every page of the site."""
    PageLink.objects.filter(page__live=False).delete()
    pages = Page.objects.live().order_by("pk").specific()
    collect(page for page in pages.iterator(chunk_size=100) if isinstance(page, BasePage))


def check_ours() -> None:
    """Whether pages and documents of our own are still there for readers."""
    for target in LinkTarget.objects.filter(address__regex="^(page|document):"):
        keep(target, own_verdict(target.address))


def own_verdict(address: str) -> Verdict:
    """What became of a page or document of our own."""
    kind, _colon, number = address.partition(":")
    if not number.isdecimal():
        return Verdict("broken", "gone")
    if kind == "document":
        return Verdict("fine") if get_document_model().objects.filter(pk=number).exists() else Verdict("broken", "gone")
    live = Page.objects.filter(pk=number).values_list("live", flat=True).first()
    if live is None:
        return Verdict("broken", "gone")
    return Verdict("fine") if live else Verdict("broken", "unpublished")


def check_outside(targets: Iterable[LinkTarget], *, sleep: Callable[[float], None] = time.sleep) -> int:
    """Ask other sites, longest unasked first, slowly and within limits; returns how many were asked."""
    visitor = Visitor(f"Stadtcampus-Linkpruefung/1.0 (+{settings.PUBLIC_ORIGIN})")
    until = timezone.now() + LONGEST
    asked: dict[str, int] = defaultdict(int)
    for target in targets:
        site = urlsplit(target.address).netloc
        if asked[site] >= MOST_PER_SITE or timezone.now() > until:
            continue
        if asked[site]:
            sleep(PAUSE)
        asked[site] += 1
        keep(target, visitor.look(target.address))
    return sum(asked.values())


def keep(target: LinkTarget, verdict: Verdict) -> None:
    """Note what became of a target."""
    target.state, target.reason, target.moved_to = verdict.state, verdict.reason, verdict.moved_to
    target.checked_at = timezone.now()
    target.save(update_fields=["state", "reason", "moved_to", "checked_at"])


def due() -> Iterable[LinkTarget]:
    """Targets outside, those never asked first, then the longest unasked; as many as one night may ask."""
    outside = LinkTarget.objects.filter(address__startswith="http")
    return outside.order_by(F("checked_at").asc(nulls_first=True), "pk")[: settings.LINK_CHECKS_PER_NIGHT]


def look_around() -> None:
    """Collect, and look at home only."""
    collect_all()
    check_ours()


def check_all() -> None:
    """The whole round, every night: collect, look at home, ask outside if the network is open."""
    look_around()
    if settings.LINK_CHECKS_PER_NIGHT:
        check_outside(due())


def check_page(page: Page) -> None:
    """The links of one page, at once."""
    collect([page])
    check_ours()
    if settings.LINK_CHECKS_PER_NIGHT:
        check_outside(LinkTarget.objects.filter(links__page=page.pk, address__startswith="http").distinct())
