"""Opening, fixing and changing versions. Learning rests on them, so every change waits for the one before."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from cms.navigation.memory import forget
from courses.versions.models import Change, ChangeKind, CourseVersion, Retake, VersionStep
from people.directory.models import User

RESPITE = timedelta(days=28)  # how long earlier completions go on counting if nobody says otherwise


@transaction.atomic
def begin(*, course: Page) -> CourseVersion:
    """The version somebody begins now. With the first one its steps are fixed; steps that came, went or moved since
    make a new version."""
    version = CourseVersion.objects.newest_of(course)
    steps = _live(course)
    if version and version.begun_at and _fixed(version) == [pk for pk, _revision in steps]:
        return version
    _wait_for(course)
    version, steps = CourseVersion.objects.newest_of(course), _live(course)
    if version is None:
        version = CourseVersion.objects.create(course_id=course.pk, number=course.version)
    elif version.begun_at and _fixed(version) != [pk for pk, _revision in steps]:
        version = _open(course)
        Change.objects.create(version=version, kind=ChangeKind.SUBSTANTIAL)
    if version.begun_at is None:
        _fix(version, steps)
    course.version = version.number
    return version


@transaction.atomic
def take_in(*, page: Page, revision: Revision, replaced: int | None, by: User | None) -> None:
    """A page of a course went online in place of the revision `replaced`: draw from it what its editor said it means.

    An editorial change reaches everybody who reads the replaced text, in whatever version. Anything else, and every
    new step, belongs to the next version: to the newest, if nobody has begun that yet.
    """
    course = page.versioned_course
    _wait_for(course)
    version = CourseVersion.objects.newest_of(course)
    if version is None or not CourseVersion.objects.begun(course):
        return
    said = _said(page, revision)
    if said in ("", ChangeKind.EDITORIAL) and is_known(course, page):
        _correct(page, replaced, revision)
    elif version.begun_at:
        version = _open(course, by=by)
        said = ChangeKind.AGAIN if said == ChangeKind.AGAIN else ChangeKind.SUBSTANTIAL
    if said:
        Change.objects.create(version=version, page_id=page.pk, revision=revision, kind=said, note=page.change_note)
    if said in (ChangeKind.SUBSTANTIAL, ChangeKind.AGAIN) and page.change_moves:
        CourseVersion.objects.filter(pk=version.pk).update(everybody_moves=True)
    if said == ChangeKind.AGAIN:
        _demand_with(version, page, by=by)


def is_known(course: Page, page: Page) -> bool:
    """Whether people who began the course have met the page: a step of theirs, or the course itself."""
    return page.pk == course.pk or VersionStep.objects.filter(version__course=course.pk, page=page.pk).exists()


@transaction.atomic
def demand_again(
    *,
    course: Page,
    counts_until: date,
    reason: str,
    below_version: int | None = None,
    completed_before: date | None = None,
    by: User | None,
) -> Retake:
    """Completions of older versions, or from before a day, count only until a day; saying it twice changes nothing."""
    retake, is_new = Retake.objects.in_force().get_or_create(
        course_id=course.pk,
        below_version=below_version,
        completed_before=completed_before,
        defaults={"counts_until": counts_until, "reason": reason},
    )
    if is_new:
        forget()
        data = {"retake": retake.pk, "counts_until": counts_until.isoformat()}
        log(instance=course, action="courses.demand_again", user=by, data=data)
    return retake


@transaction.atomic
def withdraw_demand(*, retake: Retake, by: User) -> None:
    """The completions count again as they did before."""
    if Retake.objects.in_force().filter(pk=retake.pk).update(withdrawn_at=timezone.now()):
        forget()
        log(instance=retake.course, action="courses.withdraw_demand", user=by, data={"retake": retake.pk})


def _said(page: Page, revision: Revision) -> str:
    """What the editor said about this revision; a revision that goes online a second time says nothing new."""
    return "" if Change.objects.filter(revision=revision).exists() else page.change


def _correct(page: Page, replaced: int | None, revision: Revision) -> None:
    """Whoever read the replaced text reads the corrected one, in every version."""
    VersionStep.objects.filter(page=page.pk, revision=replaced).update(revision=revision)
    forget()


def _demand_with(version: CourseVersion, page: Page, *, by: User | None) -> None:
    until = page.change_until or timezone.localdate() + RESPITE
    demand_again(
        course=version.course, below_version=version.number, counts_until=until, reason=page.change_note, by=by
    )


def _open(course: Page, *, by: User | None = None) -> CourseVersion:
    """The next version, which nobody has begun yet."""
    newest = CourseVersion.objects.newest_of(course)
    version = CourseVersion.objects.create(course_id=course.pk, number=newest.number + 1 if newest else 1)
    type(course).objects.filter(pk=course.pk).update(version=version.number)
    course.version = version.number
    log(instance=course, action="courses.open_version", user=by, data={"version": version.number})
    return version


def _fix(version: CourseVersion, steps: list[tuple[int, int | None]]) -> None:
    """From now on the version consists of these steps, as they read today."""
    VersionStep.objects.bulk_create(
        [
            VersionStep(version=version, page_id=pk, revision_id=revision, position=position)
            for position, (pk, revision) in enumerate(steps, start=1)
        ]
    )
    version.begun_at = timezone.now()
    version.save(update_fields=["begun_at"])
    forget()


def _live(course: Page) -> list[tuple[int, int | None]]:
    """The live steps of the course now, in order, with the revision that is online."""
    fresh = type(course).objects.get(pk=course.pk)
    return [(step.pk, step.live_revision_id) for step in fresh.steps()]


def _fixed(version: CourseVersion) -> list[int]:
    return list(version.steps.order_by("position").values_list("page_id", flat=True))


def _wait_for(course: Page) -> None:
    """Other changes to the versions of this course wait until this one is done."""
    Page.objects.select_for_update().get(pk=course.pk)
