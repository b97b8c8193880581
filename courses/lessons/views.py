"""The glossary from A to Z, for everybody who works here."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from courses.lessons.models import GlossaryTerm

UMLAUTS = str.maketrans("ÄÖÜ", "AOU")


def glossary(request: HttpRequest) -> HttpResponse:
    """All terms by their first letter, or those that contain the words asked for."""
    asked = " ".join(request.GET.get("q", "").split())[:80]
    terms = sorted(GlossaryTerm.objects.all(), key=lambda term: sorted_as(term.name))
    if asked:
        wanted = asked.casefold()
        terms = [t for t in terms if wanted in f"{t.name} {t.spellings} {t.explanation}".casefold()]
    letters = [(letter, list(some)) for letter, some in groupby(terms, key=lambda term: letter_of(term.name))]
    return render(request, "courses/glossary.html", {"letters": letters, "asked": asked, "found": len(terms)})


def letter_of(name: str) -> str:
    """The letter below which the term stands; umlauts stand with their vowels."""
    first = name[:1].upper().translate(UMLAUTS)
    return first if first.isalpha() else "#"


def sorted_as(name: str) -> tuple[str, str]:
    """Where the term stands in the list."""
    return letter_of(name), name.upper().translate(UMLAUTS)
