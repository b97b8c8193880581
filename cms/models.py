"""All facts of this storey, gathered from its rooms."""

from cms.links.models import LinkTarget, PageLink
from cms.media.models import Audio, SiteDocument, SiteImage, SiteRendition, Video
from cms.navigation.models import SiteSettings
from cms.pages.models import HomePage, InformationIndexPage, InformationPage, NewsIndexPage, NewsPage
from cms.translations.models import Following

__all__ = [
    "Audio",
    "Following",
    "HomePage",
    "InformationIndexPage",
    "InformationPage",
    "LinkTarget",
    "NewsIndexPage",
    "NewsPage",
    "PageLink",
    "SiteDocument",
    "SiteImage",
    "SiteRendition",
    "SiteSettings",
    "Video",
]
