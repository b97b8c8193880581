"""Work of this storey outside requests."""

from celery import shared_task
from django.core.management import call_command
from wagtail.models import Page

from cms.links import services as links


@shared_task(name="cms.publish_scheduled_pages")
def publish_scheduled_pages() -> None:
    """Publish what is due, and take away what has expired."""
    call_command("publish_scheduled", verbosity=0)


@shared_task(name="cms.rebuild_search_index")
def rebuild_search_index() -> None:
    """Read all pages anew, so that older ones are found by words that newer titles brought."""
    call_command("update_index", verbosity=0)


@shared_task(name="cms.check_links")
def check_links() -> None:
    """Follow the links of all pages."""
    links.check_all()


@shared_task(name="cms.check_links_of_page")
def check_links_of_page(page_id: int) -> None:
    """Follow the links of one page; it may be gone by now."""
    if page := Page.objects.filter(pk=page_id).first():
        links.check_page(page.specific)
