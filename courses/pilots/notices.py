"""What participants and authors of a pilot are told."""

from django.utils.translation import gettext as _

from people.notifications.notices import Notice
from people.notifications.topics import Topic

INVITED, RELEASED, FEEDBACK = "courses.pilot_invited", "courses.pilot_released", "courses.pilot_feedback"


def notices() -> list[Notice]:
    """Asked to try out, released, something was said."""
    return [
        Notice(
            INVITED,
            "target",
            lambda facts: _("Please try out the new course “%(course)s” before others.") % facts,
            Topic.LEARNING,
        ),
        Notice(
            RELEASED,
            "courses",
            lambda facts: _("“%(course)s”, which you tried out, is released.") % facts,
            Topic.LEARNING,
        ),
        Notice(
            FEEDBACK,
            "chat",
            lambda facts: _("Somebody who tries out “%(course)s” told what she thinks.") % facts,
            Topic.WORK,
        ),
    ]
