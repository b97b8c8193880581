"""Topics move from the profile as Digital Mover to the person's own profile, where everybody has them."""

from django.db import migrations, models


def to_the_person(apps, schema_editor):
    """A topic the person has entered for both stays once."""
    profiles = apps.get_model("people", "Profile").objects
    for mover in apps.get_model("community", "MoverProfile").objects.exclude(topics=[]).iterator():
        profile, _created = profiles.get_or_create(user_id=mover.user_id)
        profile.topics = list(dict.fromkeys([*profile.topics, *mover.topics]))[:8]
        profile.save(update_fields=["topics"])


def to_the_mover(apps, schema_editor):
    """And back."""
    movers = apps.get_model("community", "MoverProfile").objects
    for profile in apps.get_model("people", "Profile").objects.exclude(topics=[]).iterator():
        movers.filter(user_id=profile.user_id).update(topics=profile.topics)


class Migration(migrations.Migration):
    dependencies = [
        ("community", "0004_own_uploads_only"),
        ("people", "0011_profiles_and_photos"),
    ]

    operations = [
        migrations.RunPython(to_the_person, to_the_mover),
        migrations.RemoveField("moverprofile", "topics"),
    ]
