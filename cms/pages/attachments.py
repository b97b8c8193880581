"""Documents belong to the pages that offer them, and are seen by the same people."""

from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.http import Http404, HttpRequest
from wagtail.documents.permissions import permission_policy
from wagtail.models import Page, ReferenceIndex

from cms.media.models import SiteDocument
from cms.pages.choosing import readable
from people.directory.models import User
from people.directory.roles import EDITING_GROUPS
from people.hooks import plugged

IN_EDITOR = ["add", "change", "choose"]


def may_read(user: User | AnonymousUser, document: SiteDocument) -> bool:
    """Whoever may read a page that offers the document, and whoever works with it in the editor."""
    pages = ContentType.objects.get_for_model(Page)
    offering = ReferenceIndex.get_references_to(document).filter(base_content_type=pages)
    numbers = [int(number) for number in offering.values_list("object_id", flat=True)]
    if readable(user).filter(pk__in=numbers).exists():
        return True
    works_with_it = permission_policy.user_has_any_permission_for_instance(user, IN_EDITOR, document)
    return works_with_it and isinstance(user, User) and (user.is_superuser or user.holds(*EDITING_GROUPS))


def read_elsewhere(user: User | AnonymousUser, document: SiteDocument) -> bool:
    """Whether an upper storey offers the document to the person: hook `register_document_offer`."""
    return isinstance(user, User) and any(offers(user, document) for offers in plugged("register_document_offer"))


def check_document(document: SiteDocument, request: HttpRequest) -> None:
    """A document nobody offered to this person is not there."""
    if not may_read(request.user, document) and not read_elsewhere(request.user, document):
        raise Http404
