"""Where in a lesson somebody is: the block, so that rewording it loses nothing."""

from cms.pages.blocks import anchor
from courses.lessons.desk import stop
from courses.models import LessonPage


def anchors(lesson: LessonPage) -> dict[str, str]:
    """The addresses of a lesson's blocks on its page, by their ids; headings have speaking ones."""
    return {
        str(block.id): anchor(block.value, block.id) if block.block_type == "heading" else stop(block.id)
        for block in lesson.body
    }


def block_at(lesson: LessonPage, wanted: str) -> str:
    """The block at this address; empty if there is none."""
    return next((block for block, found in anchors(lesson).items() if found == wanted), "")
