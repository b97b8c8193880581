"""What an author fills in for a lesson."""

from typing import Any

from courses.versions.editing import ChangeForm


class LessonForm(ChangeForm):
    """A lesson; the duration of a new one is estimated until the author says it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None and "estimates_minutes" in self.fields:
            self.initial["estimates_minutes"] = True
