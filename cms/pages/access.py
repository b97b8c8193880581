"""Who may see pages and files: the rule of the site, offered to the page “Who may see what?”."""

from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Site

from cms.media.models import SiteDocument
from cms.pages.attachments import may_read
from people.directory.models import User
from people.privacy.access import Kind


def access_kinds() -> list[Kind]:
    """Pages of every kind, courses and guidance among them, and files to download."""
    return [
        Kind(
            key="page",
            label=_("A page, a course or guidance"),
            find=find_page,
            may_see=is_visible,
            title=lambda page: page.title,
            hint=_("the address of the page, or its number"),
            note=_("This is about the page on the site. Drafts are seen in the editor by those who work on them."),
            order=30,
        ),
        Kind(
            key="document",
            label=_("A file to download"),
            find=find_document,
            may_see=may_read,
            title=lambda document: document.title,
            hint=_("the address of the file, or its number"),
            note=_("Who still learns with an earlier lesson that offers the file may read it, too; nobody is named."),
            order=40,
        ),
    ]


def find_page(text: str) -> Page | None:
    """A page by number, or by the address under which people open it."""
    words = text.strip()
    if words.isdecimal() and len(words) < 19:
        found = Page.objects.filter(pk=words, depth__gt=1).first()
    else:
        root = Site.objects.get(is_default_site=True).root_page
        path = f"{root.url_path}{urlsplit(words).path.strip('/')}".rstrip("/")
        found = Page.objects.filter(url_path=f"{path}/").first() if words else None
    return found.specific if found else None


def find_document(text: str) -> SiteDocument | None:
    """A file by number, or by the address under which people fetch it."""
    numbers = [part for part in urlsplit(text.strip()).path.split("/") if part.isdecimal() and len(part) < 19]
    return SiteDocument.objects.filter(pk=numbers[0]).first() if numbers else None


def is_visible(user: User, page: Page) -> bool:
    """Whether the site shows the page to this person."""
    return user.is_active and hasattr(page, "is_visible_to") and page.is_visible_to(user)
