"""Loads the demo site: the city's name, news and information pages; what is there is left alone."""

import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Site

from cms.models import InformationIndexPage, InformationPage, NewsIndexPage, NewsPage, SiteSettings
from cms.pages.services import body, set_up_site
from people.directory.models import User
from people.directory.roles import Role

PAGES = Path(__file__).with_name("pages.toml")


@transaction.atomic
def load() -> None:
    """The site of the invented city."""
    set_up_site()
    name_the_city()
    editor = User.objects.holding(Role.EDITOR).first()
    facts = tomllib.loads(PAGES.read_text(encoding="utf-8"))
    today = timezone.localdate()
    for page in facts["news"]:
        day = today - timedelta(days=page["days_ago"])
        publish(NewsIndexPage.objects.get(alias_of=None), NewsPage(published_on=day), page, editor)
    for page in facts["information"]:
        publish(InformationIndexPage.objects.get(alias_of=None), InformationPage(), page, editor)


def name_the_city() -> None:
    """Name and contacts of the invented city, unless somebody has given others."""
    settings = SiteSettings.for_site(Site.objects.get(is_default_site=True))
    if settings.help_contact:
        return
    settings.product_name, settings.organisation = "Stadtcampus", "Musterstadt"
    settings.certificate_issuer = "Musterstadt, Haupt- und Personalamt"
    settings.help_contact = "Benutzerservice DO.IT, intern 4400"
    settings.accessibility_contact = "barrierefrei@stadt.example"
    settings.save()


def publish(parent: Page, page: NewsPage | InformationPage, facts: dict[str, Any], editor: User | None) -> None:
    """Put the page below its parent and before its readers, if it is not there yet."""
    if parent.get_children().filter(slug=facts["slug"]).exists():
        return
    page.title, page.slug, page.lead, page.body = facts["title"], facts["slug"], facts["lead"], body(facts["blocks"])
    page.owner = editor
    parent.add_child(instance=page)
    page.save_revision(user=editor).publish(user=editor, skip_permission_checks=True)
