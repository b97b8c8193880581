"""The pictures of questions, and where in them the places lie that can be chosen."""

from dataclasses import dataclass

from cms.media.models import SiteImage
from courses.quizzes.kinds import FrozenQuestion

LARGEST = "max-1200x900"


@dataclass(frozen=True)
class Area:
    """A place in the picture, in pixels of the picture as it is drawn."""

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        return self.left + self.width

    @property
    def centre(self) -> int:
        return self.top + self.height // 2


@dataclass(frozen=True)
class Spots:
    """A picture with its places, in the order of the answers."""

    url: str
    width: int
    height: int
    areas: list[Area]

    @property
    def corner(self) -> int:
        """How round the corners of the places are."""
        return self.width // 100

    @property
    def letter(self) -> int:
        """How large the numbers are."""
        return self.width // 25


def picture_of(question: FrozenQuestion) -> SiteImage | None:
    """The question's picture, if it has one and it still exists."""
    number = question.get("picture")
    return SiteImage.objects.filter(pk=number).first() if number else None


def spots(question: FrozenQuestion, picture: SiteImage) -> Spots:
    """The picture in the size in which it is drawn, with the places of the answers."""
    drawn = picture.get_rendition(LARGEST)
    areas = [area_of(answer["area"], drawn.width, drawn.height) for answer in question["answers"]]
    return Spots(drawn.url, drawn.width, drawn.height, areas)


def area_of(per_cent: list[int], width: int, height: int) -> Area:
    left, top, broad, high = per_cent
    return Area(left * width // 100, top * height // 100, broad * width // 100, high * height // 100)
