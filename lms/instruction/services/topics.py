"""Keeping the topics; what was covered in past meetings stays as it was."""

from django.db import transaction
from django.forms import ModelForm
from wagtail.log_actions import log

from lms.instruction.models import InstructionTopic
from people.directory.models import User


@transaction.atomic
def keep(*, form: ModelForm, by: User) -> InstructionTopic:
    """Save what was entered about a topic; from the next meeting on it holds."""
    topic: InstructionTopic = form.save()
    log(instance=topic, action="lms.keep_instruction_topic", user=by, data={"changed": form.changed_data})
    return topic
