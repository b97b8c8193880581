"""Places in a picture: shapes in pixels become areas in per cent."""

from django.utils.translation import gettext as _

from courses.exchange.markup import Node
from courses.exchange.qti.kinds import Sheet
from courses.exchange.shapes import CannotTakeError, ItemAnswer

SMALLEST = 3  # per cent; what is smaller cannot be hit with a finger


def hotspot(sheet: Sheet) -> None:
    """Places with a name each, so that they can be chosen without seeing them."""
    item, right = sheet.item, sheet.response.right()
    item.kind = "hotspot"
    if item.picture is None:
        raise CannotTakeError(_("The picture is missing or of a kind we do not show."))
    if not right:
        raise CannotTakeError(_("The file does not say which answer is right."))
    size = item.picture.size
    for number, node in enumerate(sheet.node.all("hotspotChoice"), start=1):
        name = " ".join(node.get("hotspotLabel").split())
        if not name:
            name = _("Place %(number)s") % {"number": number}
            note(
                item.warnings,
                _("Places without a name are numbered. Please name them, for people who do not see them."),
            )
        if node.get("shape") != "rect":
            note(item.warnings, _("Round places become rectangles around them."))
        area = per_cent(edges(node, size), size)
        item.answers.append(
            ItemAnswer(name, node.get("identifier") in right, sheet.feedback.of_choice(node), area=area)
        )


def note(warnings: list[str], sentence: str) -> None:
    if sentence not in warnings:
        warnings.append(sentence)


def edges(node: Node, size: tuple[int, int]) -> tuple[float, float, float, float]:
    """Left, upper, right and lower edge in pixels."""
    try:
        numbers = [float(part) for part in node.get("coords").replace("%", "").split(",") if part.strip()]
    except ValueError:
        numbers = []
    match node.get("shape"), numbers:
        case "default", _any:
            return 0, 0, *size
        case "rect", [left, top, right, bottom]:
            return left, top, right, bottom
        case "circle", [x, y, radius]:
            return x - radius, y - radius, x + radius, y + radius
        case "ellipse", [x, y, wide, high]:
            return x - wide, y - high, x + wide, y + high
        case "poly", [_x, _y, *_more] if len(numbers) % 2 == 0:
            return min(numbers[::2]), min(numbers[1::2]), max(numbers[::2]), max(numbers[1::2])
    raise CannotTakeError(_("The shape of a place cannot be read."))


def per_cent(sides: tuple[float, float, float, float], size: tuple[int, int]) -> list[int]:
    """Left, top, width and height in per cent, inside the picture and large enough."""
    left, right = stretch(sides[0] * 100 / size[0], sides[2] * 100 / size[0])
    top, bottom = stretch(sides[1] * 100 / size[1], sides[3] * 100 / size[1])
    return [left, top, right - left, bottom - top]


def stretch(low: float, high: float) -> tuple[int, int]:
    """Both ends in whole per cent, at least as far apart as a finger needs."""
    start, end = max(0, min(100, round(low))), max(0, min(100, round(high)))
    start, end = min(start, end), max(start, end)
    if end - start < SMALLEST:
        start = max(0, min(start, 100 - SMALLEST))
        end = start + SMALLEST
    return start, end
