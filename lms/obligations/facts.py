"""Reads what duties depend on, for many people in few queries."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from lms.assignments.models import Exemption, Extension
from lms.assignments.recurrence import Away, Proof
from lms.enrolments.models import Completion
from lms.enrolments.retakes import demanded
from lms.instruction.models import InstructionRecord
from lms.obligations.derivation.people import ONE_DAY, Held, Person, Token, token_of
from lms.obligations.rulebook import Rulebook
from lms.programmes.models import ProgrammeCompletion
from lms.recognition.models import OutsideProof
from people.directory.models import Absence, Office, Post, RoleGrant, User
from people.directory.services import chunks

CHUNK = 1000
BOUND = {Completion.Source.RECOGNITION, Completion.Source.ON_SITE}  # their own validity binds


class Directory:
    """The tree of offices and what conditions ask about, read once for all people."""

    def __init__(self, book: Rulebook) -> None:
        self.wanted = book.tokens
        self.targets = book.targets
        offices = list(Office.objects.only("pk", "path", "key"))
        self.paths = {office.pk: office.upwards_paths() for office in offices}
        self.by_path = {office.path: office.key for office in offices}
        self.retakes = demanded()
        self.kept: dict[tuple, frozenset[Token]] = {}

    def tokens(self, office: int, job: str, hazard: str, attributes: dict[str, str]) -> frozenset[Token]:
        """The conditions a post fulfils, of those any rule asks about."""
        key = (office, job, hazard, tuple(sorted(attributes.items())))
        if key not in self.kept:
            found = {("office", self.by_path[path]) for path in self.paths[office] if path in self.by_path}
            found |= {("job", job), ("hazard", hazard)}
            found |= {token_of("attribute", pair) for pair in attributes.items()}
            self.kept[key] = frozenset(found & self.wanted)
        return self.kept[key]

    def retaken(self, course: int, version: int, day: date) -> date | None:
        """The last day a completion counts where the course must be taken again."""
        hitting = [
            retake.counts_until
            for retake in self.retakes
            if retake.hits(course=course, version=version, completed_on=day)
        ]
        return min(hitting, default=None)

    def courses(self) -> list[int]:
        return ids(self.targets, "course")

    def programmes(self) -> list[int]:
        return ids(self.targets, "programme")


def ids(targets: Iterable[str], kind: str) -> list[int]:
    parted = (target.partition(":") for target in targets)
    return sorted(int(pk) for name, _colon, pk in parted if name == kind and pk.isdecimal())


def read_people(pks: Sequence[int], directory: Directory) -> list[Person]:
    """These people with all that duties depend on."""
    names = ("pk", "entered_on", "left_on", "born_on", "is_active")
    people = {row[0]: Person(*row) for row in User.objects.filter(pk__in=pks).order_by("pk").values_list(*names)}
    read_posts(people, directory)
    read_roles(people, directory)
    read_teams(people, directory)
    for user, start, end in Absence.objects.standing().filter(user__in=pks).values_list("user", "starts_on", "ends_on"):
        people[user].absences.append(Away(start, end))
    read_decisions(people)
    read_proofs(people, directory)
    return list(people.values())


def read_posts(people: dict[int, Person], directory: Directory) -> None:
    names = ("user", "starts_on", "ends_on", "is_main", "office", "job", "hazard_group", "attributes")
    rows = Post.objects.filter(user__in=list(people)).order_by("pk").values_list(*names)
    for user, start, end, is_main, office, job, hazard, attributes in rows:
        tokens = directory.tokens(office, job, hazard, attributes)
        people[user].held.append(Held(start, end, tokens, office, is_main))


def read_roles(people: dict[int, Person], directory: Directory) -> None:
    asked = [value for kind, value in directory.wanted if kind == "role"]
    if not asked:
        return
    grants = RoleGrant.objects.filter(user__in=list(people), role__in=asked)
    for user, role, start, end, gone in grants.values_list("user", "role", "starts_on", "ends_on", "withdrawn_on"):
        last = min(filter(None, (end, gone - ONE_DAY if gone else None)), default=None)
        if last is None or last >= start:
            people[user].held.append(Held(start, last, frozenset({("role", role)})))


def read_teams(people: dict[int, Person], directory: Directory) -> None:
    """When somebody led anybody who works here."""
    if ("supervises", True) not in directory.wanted:
        return
    led: dict[int, set[tuple[date, date | None]]] = defaultdict(set)
    rows = Post.objects.led_by(*people).values_list("supervisor", "starts_on", "ends_on")
    for user, start, end in rows.distinct().order_by():
        led[user].add((start or date.min, end))
    for user, stretches in led.items():
        people[user].held += [Held(start, end, frozenset({("supervises", True)})) for start, end in joined(stretches)]


def joined(stretches: Iterable[tuple[date, date | None]]) -> Iterator[tuple[date | None, date | None]]:
    """The same days in as few stretches as possible."""
    current: tuple[date, date | None] | None = None
    for start, end in sorted(stretches, key=lambda stretch: stretch[0]):
        if current and (current[1] is None or start <= current[1] + ONE_DAY):
            later = None if end is None or current[1] is None else max(end, current[1])
            current = (current[0], later)
            continue
        if current:
            yield current
        current = (start, end)
    if current:
        yield (None if current[0] == date.min else current[0], current[1])


def read_decisions(people: dict[int, Person]) -> None:
    """Exemptions as far as they were not withdrawn, and more time that was granted."""
    exemptions = Exemption.objects.filter(person__in=list(people)).order_by("pk")
    for user, rule, start, end, gone in exemptions.values_list(
        "person", "assignment", "starts_on", "ends_on", "withdrawal__on"
    ):
        last = min(filter(None, (end, gone - ONE_DAY if gone else None)), default=None)
        if last is None or last >= start:
            people[user].exemptions.setdefault(rule, []).append(Away(start, last))
    extensions = Extension.objects.granted().filter(person__in=list(people)).order_by("pk")
    for user, what, cycle, due_on in extensions.values_list("person", "what", "cycle", "decision__new_due_on"):
        if due_on:
            people[user].extensions[what, cycle] = due_on


def read_proofs(people: dict[int, Person], directory: Directory) -> None:
    """What was completed: courses, programmes, instructions on site, training elsewhere."""
    rows = Completion.objects.filter(learner__in=list(people), course__in=directory.courses()).order_by()
    names = ("learner", "course", "course_version", "completed_on", "valid_until", "source")
    for user, course, version, day, until, source in rows.values_list(*names):
        proof = Proof(
            day, until, directory.retaken(course, version, day), source, source in BOUND and until is not None
        )
        people[user].proofs.setdefault(f"course:{course}", []).append(proof)
    done = ProgrammeCompletion.objects.filter(learner__in=list(people), programme__in=directory.programmes())
    for user, programme, day in done.order_by().values_list("learner", "programme", "completed_on"):
        people[user].proofs.setdefault(f"programme:{programme}", []).append(Proof(day))
    topics = ids(directory.targets, "instruction")
    confirmed = InstructionRecord.objects.standing().filter(learner__in=list(people), topic__in=topics).order_by()
    for user, topic, day, until in confirmed.values_list("learner", "topic", "completed_on", "valid_until"):
        people[user].proofs.setdefault(f"instruction:{topic}", []).append(Proof(day, until, is_bound=True))
    kinds = ids(directory.targets, "proof")
    recognised = OutsideProof.objects.filter(learner__in=list(people), kind__in=kinds).order_by()
    for user, kind, day, until in recognised.values_list("learner", "kind", "completed_on", "valid_until"):
        people[user].proofs.setdefault(f"proof:{kind}", []).append(Proof(day, until, is_bound=True))


def everybody() -> list[int]:
    """Whoever works here, or left so recently that ended duties are still shown."""
    return list(User.objects.exclude(posts=None).order_by("pk").values_list("pk", flat=True).distinct())


def in_chunks(pks: Sequence[int], directory: Directory) -> Iterator[list[Person]]:
    """The people in portions that fit into memory."""
    for portion in chunks(list(pks), CHUNK):
        yield read_people(portion, directory)
