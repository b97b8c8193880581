"""Choosing what reaches the mailbox."""

from collections.abc import Iterator, Mapping

from django import forms

from people.notifications.topics import EXPLAINED, Topic, Way


class MailForm(forms.Form):
    """For every topic the way of its messages."""

    def __init__(self, *args: object, ways: Mapping[Topic, Way], **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        for topic in Topic:
            self.fields[topic.value] = forms.ChoiceField(
                label=topic.label,
                help_text=EXPLAINED[topic],
                choices=Way.choices,
                initial=ways[topic],
            )

    @property
    def ways(self) -> dict[Topic, Way]:
        """What was chosen."""
        return {topic: Way(self.cleaned_data[topic.value]) for topic in Topic}

    def rows(self) -> Iterator[tuple[forms.BoundField, list[tuple[str, str, bool]]]]:
        """Every topic with its choices: value, words, whether it is chosen."""
        for field in self:
            yield field, [(value, str(label), value == field.value()) for value, label in Way.choices]
