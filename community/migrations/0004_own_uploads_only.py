"""Digital Movers choose pictures and documents from their own office's collection; Wagtail had given them all."""

from django.db import migrations


def take_back(apps, schema_editor):
    rights = apps.get_model("wagtailcore", "GroupCollectionPermission").objects
    rights.filter(group__name="Digital Movers", permission__codename__in=["choose_image", "choose_document"]).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("community", "0003_shelves_and_rights"),
        ("people", "0002_editing_groups"),
        ("wagtailimages", "0024_index_image_file_hash"),
        ("wagtaildocs", "0012_uploadeddocument"),
    ]

    operations = [migrations.RunPython(take_back, migrations.RunPython.noop)]
