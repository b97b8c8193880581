"""What the checks say about links: pure rules."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from cms.checks.findings import Finding
from cms.checks.parts import Link, Part

SAYS_NOTHING = {
    *("hier", "hier klicken", "klicken sie hier", "klick hier", "bitte hier klicken", "link", "dieser link", "mehr"),
    *(
        "weiter",
        "weiterlesen",
        "mehr lesen",
        "mehr erfahren",
        "mehr dazu",
        "mehr informationen",
        "weitere informationen",
    ),
    *(
        "download",
        "herunterladen",
        "details",
        "siehe hier",
        "hier lesen",
        "zum artikel",
        "seite",
        "diese seite",
        "dort",
    ),
    *("here", "click here", "read more", "more", "this page", "learn more"),
}


def check_links(parts: list[Part]) -> Iterator[Finding]:
    """Links say where they lead."""
    known: dict[str, str] = {}
    for part in parts:
        if not isinstance(part, Link):
            continue
        spoken = part.words.strip(" .,:;!?…>»→").casefold()
        if not spoken:
            yield Finding(_("A link has no words."), _("Say where it leads."), part.place, excerpt=part.address)
        elif spoken in SAYS_NOTHING:
            yield Finding(
                _("A link does not say where it leads."),
                _("Name the target, for example “Leave for special reasons” instead of “here”."),
                part.place,
                excerpt=part.words,
            )
        elif is_bare(part.words):
            yield Finding(
                _("A link shows an address instead of words."),
                _("Screen readers read it sign by sign. Name the target in words."),
                part.place,
                excerpt=part.words,
            )
        elif known.setdefault(spoken, part.address) != part.address:
            yield Finding(
                _("Links with the same words lead to different places."),
                _("Give each link words of its own."),
                part.place,
                excerpt=part.words,
            )


def is_bare(words: str) -> bool:
    """Whether a link's words are an address; a domain alone or a mailbox is what people say."""
    return "://" in words or (words.startswith("www.") and bool(urlsplit(f"//{words}").path.strip("/")))
