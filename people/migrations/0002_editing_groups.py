"""The groups that editing roles follow, each with the key to the editor's door."""

from django.db import migrations

GROUPS = ["Digital Movers", "Authors", "Editors", "Programme team", "Operators"]


def make_groups(apps, schema_editor):
    group, permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    door = permission.objects.filter(content_type__app_label="wagtailadmin", codename="access_admin")
    for name in GROUPS:
        group.objects.get_or_create(name=name)[0].permissions.add(*door)


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_initial"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        # These give every group in the editor all pictures and documents; ours come afterwards and get only their own.
        ("wagtailimages", "0024_index_image_file_hash"),
        ("wagtaildocs", "0012_uploadeddocument"),
    ]

    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
