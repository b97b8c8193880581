"""/Users: the people."""

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified

from people.provisioning import services
from people.provisioning.answers import answer, body_of, empty, listing
from people.provisioning.asking import Question, from_address, question
from people.provisioning.guard import for_identity_systems, noted
from people.provisioning.portraits import people, person_document, with_details
from people.provisioning.protocol.attributes import PERSON, Resource
from people.provisioning.protocol.documents import replaced, tidy, trimmed
from people.provisioning.protocol.filters import parse_filter
from people.provisioning.protocol.patching import patched
from people.provisioning.querying import condition, in_order
from people.provisioning.views.versions import check_version, is_known, names_changed

NAMES = {"name", "displayname"}


@for_identity_systems("GET", "POST")
@noted("User")
def users(request: HttpRequest) -> HttpResponse:
    """List people, or provision one."""
    if request.method == "POST":
        return provision(request)
    return found(from_address(request))


@for_identity_systems("POST")
def search(request: HttpRequest) -> HttpResponse:
    """The same list, asked for in the body, so that names stay out of addresses."""
    return found(question(body_of(request)))


@for_identity_systems("GET", "PUT", "PATCH", "DELETE")
@noted("User")
def user(request: HttpRequest, pk: str) -> HttpResponse:
    """Read, change or close one person's account."""
    changing = {"PUT": change, "PATCH": change, "DELETE": close}
    return changing.get(request.method or "", show)(request, pk)


def found(asked: Question) -> HttpResponse:
    """A page of the people asked for."""
    those = people()
    if asked.filter:
        those = those.filter(condition(parse_filter(asked.filter), PERSON))
    total = those.count()
    page = with_details(in_order(those, asked.sort_by, asked.descending, PERSON))
    page = page[asked.start - 1 : asked.start - 1 + asked.count] if asked.count else page.none()
    documents = (trimmed(person_document(each), PERSON, only=asked.only, without=asked.without) for each in page)
    return listing(documents, total=total, start=asked.start)


def provision(request: HttpRequest) -> HttpResponse:
    document = tidy(body_of(request), PERSON)
    person = services.provision(document=document, token=request.token)
    request.note.subject, request.note.changed = person, names_changed({}, document, PERSON)
    return shown(request, person_document(person), status=201)


def show(request: HttpRequest, pk: str) -> HttpResponse:
    document = person_document(services.person_by_id(pk))
    if is_known(request, document):
        return HttpResponseNotModified(headers={"ETag": document["meta"]["version"]})
    return shown(request, document)


def change(request: HttpRequest, pk: str) -> HttpResponse:
    """PUT says how the person is, PATCH what changes."""
    person = services.person_by_id(pk, lock=True)
    request.note.subject = person
    before = person_document(person)
    check_version(request, before)
    how = stated if request.method == "PUT" else patched
    after = how(before, body_of(request), PERSON)
    request.note.changed = names_changed(before, after, PERSON)
    return shown(request, person_document(services.change(user=person, document=after, token=request.token)))


def stated(before: dict, body: dict, resource: Resource) -> dict:
    """The document after a PUT; a system that knows only the displayed name changes the name by it."""
    after = replaced(before, body, resource)
    said = {key.casefold() for key in body}
    return {key: value for key, value in after.items() if key != "name"} if said & NAMES == {"displayname"} else after


def close(request: HttpRequest, pk: str) -> HttpResponse:
    person = services.person_by_id(pk, lock=True)
    request.note.subject = person
    check_version(request, person_document(person))
    services.remove(user=person, token=request.token)
    return empty()


def shown(request: HttpRequest, document: dict, status: int = 200) -> HttpResponse:
    """The document with the attributes the request names."""
    asked = from_address(request)
    meta = document["meta"]
    trim = trimmed(document, PERSON, only=asked.only, without=asked.without)
    return answer(trim, status, ETag=meta["version"], Location=meta["location"])
