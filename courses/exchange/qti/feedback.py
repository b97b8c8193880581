"""What an item says after answering: about single answers, about certain values, and about the whole."""

from courses.exchange.markup import Node
from courses.exchange.qti.responses import Branch
from courses.exchange.qti.texts import words_of


class Feedback:
    """All feedback of an item; what was handed out for an answer does not stand in the explanation as well."""

    def __init__(self, root: Node) -> None:
        nodes = [*root.within("feedbackBlock"), *root.all("modalFeedback")]
        self.texts: dict[str, str] = {}
        for node in nodes:
            words = words_of(Node("div", content=node.content)).text
            if words:
                self.texts.setdefault(node.get("identifier"), words)
        self.used: set[str] = set()

    def of_choice(self, choice: Node) -> str:
        """What there is to say about a choice: written into it, or under its name."""
        inline = [words_of(Node("div", content=node.content)).text for node in choice.within("feedbackInline")]
        if inline:
            return one_line(" ".join(inline))
        return self.named(choice.get("identifier"))

    def named(self, identifier: str) -> str:
        if identifier in self.texts:
            self.used.add(identifier)
        return one_line(self.texts.get(identifier, ""))

    def of_value(self, value: str, branches: list[Branch]) -> str:
        """What there is to say about something written."""
        found = next(
            (each for each in branches if each.value == value and any(n in self.texts for n in each.sets)), None
        )
        return self.named(next(name for name in found.sets if name in self.texts)) if found else ""

    def rest(self) -> list[str]:
        """Everything that was said about no single answer."""
        return [words for name, words in self.texts.items() if name not in self.used]


def one_line(words: str) -> str:
    return " ".join(words.split())
