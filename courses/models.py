"""All facts of this storey, gathered from its rooms."""

from courses.catalogue.models import CourseIndexPage, CoursePage, CourseRequirement, CourseTag, Topic
from courses.events.models import Session, SessionDate
from courses.exchange.models import QuestionImport
from courses.lessons.models import GlossaryTerm, LessonPage
from courses.papers.models import CertificateSettings, CertificateTemplate
from courses.pilots.models import Pilot, PilotFeedback, PilotMember
from courses.programmes.models import ProgrammePage
from courses.quizzes.models import Answer, Question, QuestionCategory, QuestionWords, QuizDraw, QuizPage, QuizQuestion
from courses.reviews.models import Review
from courses.transfer.models import CourseExport, CourseImport, CourseOrigin
from courses.versions.models import Change, CourseVersion, Retake, VersionStep

__all__ = [
    "Answer",
    "CertificateSettings",
    "CertificateTemplate",
    "Change",
    "CourseExport",
    "CourseImport",
    "CourseIndexPage",
    "CourseOrigin",
    "CoursePage",
    "CourseRequirement",
    "CourseTag",
    "CourseVersion",
    "GlossaryTerm",
    "LessonPage",
    "Pilot",
    "PilotFeedback",
    "PilotMember",
    "ProgrammePage",
    "Question",
    "QuestionCategory",
    "QuestionImport",
    "QuestionWords",
    "QuizDraw",
    "QuizPage",
    "QuizQuestion",
    "Retake",
    "Review",
    "Session",
    "SessionDate",
    "Topic",
    "VersionStep",
]
