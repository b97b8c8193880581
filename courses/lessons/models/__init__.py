"""Lessons, and the words that are explained in them."""

from courses.lessons.models.glossary import GlossaryTerm
from courses.lessons.models.pages import LessonPage

__all__ = ["GlossaryTerm", "LessonPage"]
