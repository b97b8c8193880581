"""Courses that people take or took have a version that is fixed: the steps that are online on the day of the update."""

from django.db import migrations
from django.utils import timezone


def fix(apps, schema_editor):
    Enrolment = apps.get_model("lms", "Enrolment")
    CourseVersion = apps.get_model("courses", "CourseVersion")
    VersionStep = apps.get_model("courses", "VersionStep")
    Page = apps.get_model("wagtailcore", "Page")
    begun = Enrolment.objects.order_by().values_list("course_id", "course_version", "course__path", "course__depth")
    for course, number, path, depth in begun.distinct():
        version, is_new = CourseVersion.objects.get_or_create(
            course_id=course, number=number, defaults={"begun_at": timezone.now()}
        )
        if not is_new:
            continue
        live = Page.objects.filter(path__startswith=path, depth=depth + 1, live=True).order_by("path")
        VersionStep.objects.bulk_create(
            VersionStep(version=version, page_id=page, revision_id=revision, position=position)
            for position, (page, revision) in enumerate(live.values_list("pk", "live_revision_id"), start=1)
        )


class Migration(migrations.Migration):
    dependencies = [
        ("lms", "0007_attempt_time"),
        ("courses", "0007_versions"),
    ]
    operations = [migrations.RunPython(fix, migrations.RunPython.noop)]
