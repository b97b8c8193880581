from cms.pages.models.audiences import Audience, AudienceMixin, AudiencePageQuerySet
from cms.pages.models.base import BasePage
from cms.pages.models.home import HomePage
from cms.pages.models.information import InformationIndexPage, InformationPage, NewsIndexPage, NewsPage
from cms.pages.models.parts import PartMixin

__all__ = [
    "Audience",
    "AudienceMixin",
    "AudiencePageQuerySet",
    "BasePage",
    "HomePage",
    "InformationIndexPage",
    "InformationPage",
    "NewsIndexPage",
    "NewsPage",
    "PartMixin",
]
