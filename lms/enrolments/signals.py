"""The one announcement of this storey."""

from django.dispatch import Signal

# Sent after commit with `completion`: somebody completed a course. Listeners may be called again for the same one.
course_completed = Signal()
