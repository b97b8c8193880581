"""The steps of a version as they were read then."""

from collections.abc import Iterable

from wagtail.models import Page, Revision

from cms.navigation.memory import remembered
from courses.versions.models import VersionStep


def steps_of(course: Page, number: int, live: Iterable[Page]) -> list[Page]:
    """The lessons and quizzes of this version in order; those of a version nobody has begun are the live ones."""
    frozen = remembered(f"version-{course.pk}-{number}", lambda: _fixed(course.pk, number))
    if not frozen:
        return list(live)
    pages = {page.pk: page for page in live}
    pages |= _no_longer_live([pk for pk, _revision in frozen if pk not in pages])
    earlier = Revision.objects.in_bulk([rev for pk, rev in frozen if rev and rev != pages[pk].live_revision_id])
    return [as_it_was(pages[pk], earlier.get(revision)) for pk, revision in frozen]


def as_it_was(page: Page, revision: Revision | None) -> Page:
    """The page with the words of the revision, at the address it has today; without revision as it stands."""
    if revision is None:
        return page
    shown = page.with_content_json(revision.content)
    shown.slug = page.slug
    shown.earlier_revision = revision.pk
    return shown


def _fixed(course: int, number: int) -> list[tuple[int, int | None]]:
    """The steps of the version as page and revision, in order."""
    rows = VersionStep.objects.filter(version__course=course, version__number=number).order_by("position")
    return list(rows.values_list("page_id", "revision_id"))


def _no_longer_live(pks: list[int]) -> dict[int, Page]:
    return {page.pk: page for page in Page.objects.filter(pk__in=pks).specific()} if pks else {}
