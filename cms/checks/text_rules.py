"""What the checks say about a page's text as a whole: how easily it is read, and how long it takes."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.checks.findings import Finding
from cms.checks.reading import Ease, words_in


def check_ease(ease: Ease) -> Iterator[Finding]:
    """Texts for everybody are understood by everybody."""
    if not ease.is_measurable:
        return
    if ease.language == "de-simple":
        yield from check_easy_language(ease)
    elif ease.grade >= 12:
        yield Finding(
            _("The text is hard to read."),
            _("Shorter sentences and shorter words help most. The hardest sentences are listed below."),
        )


def check_easy_language(ease: Ease) -> Iterator[Finding]:
    """Easy language has rules of its own: short sentences, known words."""
    long = sum(len(words_in(sentence)) > 12 for sentence in ease.sentences)
    if long:
        words = ngettext(
            "%(number)d sentence is too long for easy language.",
            "%(number)d sentences are too long for easy language.",
            long,
        )
        yield Finding(words % {"number": long}, _("Say one thing in each sentence, in twelve words or fewer."))
    if ease.grade > 7:
        yield Finding(
            _("Many words are too hard for easy language."),
            _("Take words everybody knows, and separate long ones with a dot or hyphen."),
        )


def check_duration(stated: int, needed: int) -> Iterator[Finding]:
    """The minutes people are told are about those they need."""
    facts = {"stated": stated, "needed": needed}
    if needed > stated * 1.5 and needed - stated >= 3:
        yield Finding(
            _("The page probably takes longer than it says: about %(needed)d instead of %(stated)d minutes.") % facts,
            _("Correct the duration, or shorten the page."),
        )
    elif needed and needed < stated * 0.4 and stated - needed >= 4:
        yield Finding(
            _("The page is probably done sooner than it says: in about %(needed)d instead of %(stated)d minutes.")
            % facts,
            _("Correct the duration; with exercises beside the screen it may be right."),
        )
