"""Each look becomes an event of its own; the looks of before stay one by one, and reports bear a name people read."""

import uuid

from django.db import migrations, models


def tell_apart(apps, schema_editor):
    records = apps.get_model("people", "AccessRecord").objects
    for look in records.filter(event=None).only("pk").iterator(chunk_size=2000):
        records.filter(pk=look.pk).update(event=uuid.uuid4())
    records.filter(report="completion_by_person").update(report="Completion of a course by person")


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0007_withdrawal_of_roles"),
    ]

    operations = [
        migrations.AddField(
            model_name="accessrecord",
            name="capacity",
            field=models.CharField(blank=True, default="", max_length=200, verbose_name="as whom"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="accessrecord",
            name="event",
            field=models.UUIDField(null=True, verbose_name="look"),
        ),
        migrations.RunPython(tell_apart, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="accessrecord",
            name="event",
            field=models.UUIDField(db_index=True, default=uuid.uuid4, verbose_name="look"),
        ),
        migrations.AddIndex(
            model_name="accessrecord",
            index=models.Index(fields=["-at"], name="people_access_moment"),
        ),
    ]
