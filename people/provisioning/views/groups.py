"""/Groups: the groups of the identity system."""

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified

from people.provisioning import groups as services
from people.provisioning.answers import answer, body_of, empty, listing, whole
from people.provisioning.asking import Question, from_address, question
from people.provisioning.guard import for_identity_systems, noted
from people.provisioning.models import ScimGroup, ScimMember
from people.provisioning.portraits import group_document, people
from people.provisioning.protocol.attributes import TEAM
from people.provisioning.protocol.documents import tidy, trimmed
from people.provisioning.protocol.filters import parse_filter
from people.provisioning.protocol.patching import patched
from people.provisioning.querying import condition, in_order
from people.provisioning.views.versions import check_version, is_known, names_changed


@for_identity_systems("GET", "POST")
@noted("Group")
def groups(request: HttpRequest) -> HttpResponse:
    """List groups, or create one."""
    if request.method == "POST":
        return create(request)
    return found(from_address(request))


@for_identity_systems("POST")
def search(request: HttpRequest) -> HttpResponse:
    """The same list, asked for in the body."""
    return found(question(body_of(request)))


@for_identity_systems("GET", "PUT", "PATCH", "DELETE")
@noted("Group")
def group(request: HttpRequest, pk: str) -> HttpResponse:
    """Read, change or delete one group."""
    changing = {"PUT": replace, "PATCH": patch, "DELETE": delete}
    return changing.get(request.method or "", show)(request, pk)


def found(asked: Question) -> HttpResponse:
    """A page of the groups asked for, with their members unless those are not wanted."""
    those = ScimGroup.objects.all()
    if asked.filter:
        those = those.filter(condition(parse_filter(asked.filter), TEAM))
    total = those.count()
    page = in_order(those, asked.sort_by, asked.descending, TEAM)[asked.start - 1 :][: asked.count]
    members = None if asked.leaves_out("members") else members_by_group(list(page))
    documents = (group_document(each, members and members.get(each.pk, [])) for each in page)
    trim = (trimmed(each, TEAM, only=asked.only, without=asked.without) for each in documents)
    return listing(trim, total=total, start=asked.start)


def members_by_group(page: list[ScimGroup]) -> dict[int, list[int]]:
    """The members of all these groups, with one query."""
    members: dict[int, list[int]] = {each.pk: [] for each in page}
    rows = ScimMember.objects.filter(group__in=page, user__in=people()).order_by("user_id")
    for group_id, user_id in rows.values_list("group_id", "user_id"):
        members[group_id].append(user_id)
    return members


def document_of(found: ScimGroup) -> dict:
    return group_document(found, services.members_of(found))


def create(request: HttpRequest) -> HttpResponse:
    document = tidy(body_of(request), TEAM)
    new = services.write_group(group=None, document=document, token=request.token)
    request.note.group, request.note.changed = new, names_changed({}, document, TEAM)
    return whole(document_of(new), 201)


def show(request: HttpRequest, pk: str) -> HttpResponse:
    asked = from_address(request)
    document = document_of(services.group_by_id(pk))
    headers = {"ETag": document["meta"]["version"]}
    if is_known(request, document):
        return HttpResponseNotModified(headers=headers)
    return answer(trimmed(document, TEAM, only=asked.only, without=asked.without), **headers)


def replace(request: HttpRequest, pk: str) -> HttpResponse:
    """The group is exactly what is sent; members that are not named are in it no longer."""
    written = write(request, pk, lambda _before: tidy(body_of(request), TEAM))
    return whole(document_of(written))


def patch(request: HttpRequest, pk: str) -> HttpResponse:
    """Large groups are not sent back after every change; whoever wants to see one asks for attributes."""
    written = write(request, pk, lambda before: patched(before, body_of(request), TEAM))
    asked = from_address(request)
    if not asked.only:
        return empty()
    return answer(trimmed(document_of(written), TEAM, only=asked.only))


def write(request: HttpRequest, pk: str, become) -> ScimGroup:
    """Let the locked group become what the request says."""
    known = services.group_by_id(pk, lock=True)
    request.note.group = known
    before = document_of(known)
    check_version(request, before)
    after = become(before)
    request.note.changed = names_changed(before, after, TEAM)
    return services.write_group(group=known, document=after, token=request.token)


def delete(request: HttpRequest, pk: str) -> HttpResponse:
    known = services.group_by_id(pk, lock=True)
    check_version(request, document_of(known))
    services.delete_group(group=known)
    return empty()
