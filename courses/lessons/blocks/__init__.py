"""The blocks of a lesson, in the order in which the block chooser shows them."""

from wagtail import blocks

from cms.pages.blocks import AccordionBlock, CalloutBlock, DownloadBlock, FigureBlock
from courses.lessons.blocks.arranged import CardsBlock, ComparisonBlock, StepsBlock, TabsBlock, TimelineBlock
from courses.lessons.blocks.media import AudioBlock, GalleryBlock, LessonVideoBlock
from courses.lessons.blocks.practice import (
    AskBlock,
    BankQuestionBlock,
    KnowledgeCheckBlock,
    ReflectionBlock,
    TaskBlock,
)
from courses.lessons.blocks.writing import CodeBlock, LessonHeadingBlock, LessonTextBlock, TableBlock


class LessonBodyBlock(blocks.StreamBlock):
    """The body of a lesson."""

    heading = LessonHeadingBlock()
    rich_text = LessonTextBlock()
    callout = CalloutBlock()
    table = TableBlock()
    code = CodeBlock()

    figure = FigureBlock()
    gallery = GalleryBlock()
    video = LessonVideoBlock()
    audio = AudioBlock()
    download = DownloadBlock()

    accordion = AccordionBlock()
    tabs = TabsBlock()
    steps = StepsBlock()
    timeline = TimelineBlock()
    comparison = ComparisonBlock()

    knowledge_check = KnowledgeCheckBlock()
    question = BankQuestionBlock()
    cards = CardsBlock()
    task = TaskBlock()
    reflection = ReflectionBlock()
    ask = AskBlock()
