from django.db import migrations
from django.db.models import OuterRef, Subquery


def from_completions(apps, schema_editor):
    """Until now the completion alone said whose certificate it is."""
    completion = apps.get_model("lms", "Completion").objects.filter(pk=OuterRef("completion"))
    apps.get_model("lms", "Certificate").objects.update(
        learner=Subquery(completion.values("learner")[:1]), source=Subquery(completion.values("source")[:1])
    )


class Migration(migrations.Migration):

    dependencies = [("lms", "0019_certificates_of_all_kinds")]

    operations = [migrations.RunPython(from_completions, migrations.RunPython.noop)]
