"""What the editor's own templates ask for."""

from django import template
from wagtail.models import Page

from cms.checks.pages import Report, report_on

register = template.Library()


@register.simple_tag
def checks_of(page: Page) -> Report:
    """What the checks say about the page as the editor shows it."""
    return report_on(page)
