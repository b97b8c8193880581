"""The search across everything a person may see."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString

from cms.search.marks import excerpt, marked
from cms.search.queries import Wanted
from cms.search.sources import Hit, SearchSource, sources
from cms.search.vocabulary import vocabulary

PER_PAGE = 20


@dataclass(frozen=True)
class Shown:
    """A hit as the page shows it, with its marks."""

    hit: Hit
    icon: str
    title: SafeString
    excerpt: SafeString


def search(request: HttpRequest) -> HttpResponse:
    """Find something by words; `art` narrows it to one kind."""
    text = Wanted(request.GET.get("q", ""), vocabulary())
    kind = request.GET.get("art", "")
    hits = {source: source.find(request.user, text) if text.terms else [] for source in sources()}
    wished = [source for source in hits if source.name == kind] or list(hits)
    page = Paginator(ranked(hits, wished, text), PER_PAGE).get_page(request.GET.get("seite"))
    context = {
        "text": text,
        "kind": kind,
        "kinds": [(source, len(found)) for source, found in hits.items() if found or source.name == kind],
        "total": sum(len(found) for found in hits.values()),
        "page": page,
        "results": [shown(source, hit, text) for source, hit in page],
        "best_is_sure": bool(page.object_list) and page.number == 1 and is_sure(page[0][1], text),
    }
    return render(request, "cms/search.html", context)


def ranked(
    hits: dict[SearchSource, list[Hit]], wished: list[SearchSource], text: Wanted
) -> list[tuple[SearchSource, Hit]]:
    """The hits of the wished kinds: most words in the title first, then the best of each kind, and so on."""
    placed = [(place, source, hit) for source in wished for place, hit in enumerate(hits[source])]
    placed.sort(key=lambda entry: (-text.weight(entry[2].title), entry[0]))
    return [(source, hit) for _place, source, hit in placed]


def shown(source: SearchSource, hit: Hit, text: Wanted) -> Shown:
    """The hit with its matching words marked."""
    words = hit.excerpt() if callable(hit.excerpt) else hit.excerpt
    cut = excerpt(words, text.stems, text.vocabulary)
    title = marked(hit.title, text.stems, text.vocabulary)
    return Shown(hit, source.icon, title, marked(cut, text.stems, text.vocabulary))


def is_sure(hit: Hit, text: Wanted) -> bool:
    """Whether all words stand in the title, so that the hit may be called the best one."""
    return text.weight(hit.title) == len(text.terms)
