from courses.catalogue.models.course import CoursePage, CourseTag
from courses.catalogue.models.index import CourseIndexPage
from courses.catalogue.models.requirements import CourseRequirement
from courses.catalogue.models.topic import Topic

__all__ = ["CourseIndexPage", "CoursePage", "CourseRequirement", "CourseTag", "Topic"]
