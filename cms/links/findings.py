"""What is known about the links of a page, for the checks in the editor."""

from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.checks.findings import Finding
from cms.links.models import LinkTarget
from cms.links.services import links_of


def check_links(page: Page) -> list[Finding]:
    """Links that led nowhere when they were last checked."""
    links = {link.address: link for link in links_of(page)}
    broken = LinkTarget.objects.filter(address__in=links, state=LinkTarget.State.BROKEN) if links else ()
    return [
        Finding(
            _("A link leads nowhere."),
            _("Correct the address or take the link out."),
            links[target.address].place,
            excerpt=links[target.address].words,
        )
        for target in broken
    ]
