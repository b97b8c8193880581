"""New courses from templates and copies: lessons, tests and their questions come along, what people did does not."""

from django.db import transaction
from django.utils.text import slugify
from wagtail.coreutils import find_available_slug

from courses.catalogue.models import CourseIndexPage, CoursePage
from people.directory.models import User


@transaction.atomic
def begin_with(*, source: CoursePage, title: str, by: User) -> CoursePage:
    """A new course, all of it a draft, with the lessons and tests of the source."""
    catalogue = CourseIndexPage.objects.get(pk=source.get_parent().pk)
    slug = find_available_slug(catalogue, slugify(title) or "kurs")
    new = {"title": title, "draft_title": title, "slug": slug, "is_template": False}
    return source.copy(
        recursive=True, to=catalogue, update_attrs=new, copy_revisions=False, keep_live=False, user=by
    ).specific
