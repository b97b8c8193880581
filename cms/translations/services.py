"""Beginning a translation, and saying that it follows the original again."""

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import GroupPagePermission, Locale, Page, WorkflowPage

from cms.translations.models import Following
from people.directory.models import User


@transaction.atomic
def begin(*, page: Page, language: str, by: User | None) -> Page:
    """A draft in the other language with the words of the original; asking twice changes nothing."""
    locale, _new = Locale.objects.get_or_create(language_code=language)
    found = page.get_translation_or_none(locale)
    if found is None:
        found = page.specific.copy_for_translation(locale, copy_parents=True)
    elif found.alias_of_id:
        found = on_its_own(found.specific, by)
    else:
        return found.specific
    share_rights(page, found)
    follow(translation=found, by=by)
    return found.specific


def on_its_own(page: Page, by: User | None) -> Page:
    """What only held a place for pages below it becomes a translation that can be written."""
    page.alias_of = None
    page.live = False
    page.save()
    page.save_revision(user=by)
    return page


def share_rights(page: Page, translation: Page) -> None:
    """Whoever may write or publish the original may do so with the translation; approval works alike."""
    for original in page.get_ancestors(inclusive=True).filter(depth__gt=1):
        other = original.get_translation_or_none(translation.locale)
        for right in GroupPagePermission.objects.filter(page=original) if other else ():
            GroupPagePermission.objects.get_or_create(group=right.group, page=other, permission=right.permission)
        for use in WorkflowPage.objects.filter(page=original) if other else ():
            WorkflowPage.objects.get_or_create(page=other, defaults={"workflow": use.workflow})


def follow(*, translation: Page, by: User | None) -> Following:
    """The translation says the same as the original in its newest published version, or its newest draft."""
    source = original_of(translation)
    revision = source.live_revision or source.latest_revision
    following, _new = Following.objects.update_or_create(translation_id=translation.pk, defaults={"revision": revision})
    log(instance=translation, action="cms.follow_original", user=by)
    return following


def original_of(translation: Page) -> Page:
    """The page in the main language."""
    return Page.objects.get(translation_key=translation.translation_key, locale=Locale.get_default())
