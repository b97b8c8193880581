"""QTI 3.0 calls the elements of QTI 2 differently: qti-choice-interaction for choiceInteraction."""

import re

from courses.exchange.markup import Node

PREFIX = "qti-"
PAGE = {"p", "div", "br", "img", "span", "object", "blockquote", "pre", "strong", "em"}  # HTML, the same in both


def is_newer(root: Node) -> bool:
    """Whether the element is one of QTI 3."""
    return root.name.startswith(PREFIX)


def as_older(node: Node) -> Node:
    """The node with names of QTI 2."""
    newer = is_newer(node)
    name = camel(node.name.removeprefix(PREFIX)) if newer else node.name
    attributes = {camel(key) if newer else key: value for key, value in node.attributes.items()}
    content = [part if isinstance(part, str) else as_older(part) for part in node.content]
    return Node(name, attributes, node.line, content)


def as_newer(node: Node) -> Node:
    """The node with names of QTI 3."""
    old = node.name not in PAGE
    attributes = {kebab(key) if old and ":" not in key else key: value for key, value in node.attributes.items()}
    content = [part if isinstance(part, str) else as_newer(part) for part in node.content]
    return Node(newer_name(node.name) if old else node.name, attributes, node.line, content)


def newer_name(name: str) -> str:
    return PREFIX + kebab(name)


def camel(name: str) -> str:
    return re.sub(r"-([a-z])", lambda found: found[1].upper(), name)


def kebab(name: str) -> str:
    return re.sub(r"([A-Z])", lambda found: f"-{found[1].lower()}", name)
