"""The scene on which rights are tested: the whole cast, and one of everything that somebody must not see."""

from datetime import timedelta
from http.cookies import SimpleCookie
from types import SimpleNamespace

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from cms.models import HomePage, InformationIndexPage, InformationPage, NewsIndexPage, NewsPage, SiteDocument
from cms.pages.models.audiences import Audience
from cms.pages.services import body, set_up_site
from community.movers.services import appoint
from community.questions.services import reply
from courses.models import CoursePage, LessonPage, QuizPage, Topic
from lms.assignments import services as rules
from lms.attempts.services import accommodate, answer, begin, finish
from lms.attendance.services.booking import book
from lms.badges.services import turn_on
from lms.certificates.services import issue
from lms.enrolments.services import complete_step, enrol
from lms.instruction.codes import code_for
from lms.instruction.services import holding
from lms.instruction.services.confirming import Given, confirm
from lms.models import (
    Attempt,
    DutyAudience,
    DutyStatus,
    HistoryImport,
    InstructionRecord,
    InstructionTopic,
    ProofKind,
    ReportExport,
)
from lms.notes.services import write
from people.directory.roles import Role
from people.directory.services import follow_roles
from people.models import AbsenceImport, Deputyship, Notification, RoleGrant, StaffGroup, StaffImport, User
from people.notifications.unsubscribing import address_for
from tests.cast import person
from tests.factories.community import LONG_AGO, make_guidance, make_question
from tests.factories.courses import make_course, make_picture, make_programme, make_template
from tests.factories.lms import make_programme_completion
from tests.factories.proofs import hand_in_proof
from tests.factories.sessions import make_session

CAST = ("alma", "bruno", "cem", "dora", "emil", "frida", "gero", "paula", "otto")


@pytest.fixture
def cast(world, alma, bruno, cem, dora, emil, frida, gero, paula, otto) -> SimpleNamespace:
    """Everybody by first name; Hanna is Digital Mover of another office, Ida has left."""
    people = dict(zip(CAST, (alma, bruno, cem, dora, emil, frida, gero, paula, otto), strict=True))
    hanna = person(20, "Hanna", "Hauser", world.roads)
    ida = person(21, "Ida", "Imhof", world.registry, is_active=False)
    return SimpleNamespace(**people, hanna=hanna, ida=ida)


@pytest.fixture
def scene(world, cast, settings, tmp_path) -> SimpleNamespace:
    """The site with pages for all, for one office, for Digital Movers and for nobody yet, and what people did there.

    Its names stand in the table of addresses (`routes.py`).
    """
    settings.MEDIA_ROOT = tmp_path
    home = set_up_site()
    appoint(user=cast.hanna, office=world.roads, starts_on=LONG_AGO, by=None)
    follow_roles()
    here = SimpleNamespace(world=world, cast=cast)
    _pages(here, home)
    _courses(here)
    _community(here)
    _learning(here)
    _sessions(here)
    _instruction(here)
    _proofs(here)
    _office_work(here)
    _duties(here)
    for who in CAST:
        setattr(cast, who, User.objects.get(personnel_number=getattr(cast, who).personnel_number))
    return here


def _pages(here: SimpleNamespace, home: HomePage) -> None:
    """Information and news for all, for the Standesamt, for everyone in the world, and not published yet."""
    information, news = InformationIndexPage.objects.get(), NewsIndexPage.objects.get()
    only_registry = {"audience": Audience.OFFICES, "audience_offices": [here.world.registry]}
    here.information = add(information, InformationPage, "Wegweiser Quarzhaus")
    here.open_information = add(information, InformationPage, "Barrieren Basaltweg", is_public=True)
    here.document = SiteDocument.objects.create(title="Merkblatt", file=ContentFile(b"%PDF-1.7", name="merkblatt.pdf"))
    here.narrow_information = add(
        home,
        InformationPage,
        "Trauzimmer Turmalin",
        show_in_menus=True,
        body=body([{"download": {"document": here.document.pk, "title": ""}}]),
        **only_registry,
    )
    here.child_information = add(here.narrow_information, InformationPage, "Unterseite Feldspat")
    here.draft_information = add(information, InformationPage, "Entwurf Obsidian", live=False, show_in_menus=True)
    here.news = add(news, NewsPage, "Neuigkeit Granit")
    here.narrow_news = add(news, NewsPage, "Neuigkeit Turmalin", **only_registry)


def add(parent, kind: type, title: str, *, audience_offices: list | None = None, **fields: object):
    """A page of that kind below the parent."""
    parent.refresh_from_db()
    page = parent.add_child(instance=kind(title=title, **fields))
    if audience_offices:
        page.audience_offices = audience_offices
        page.save()
    return page


def _courses(here: SimpleNamespace) -> None:
    """Courses for all, for the Standesamt, for Digital Movers, for a hazard group, and one that is not published."""
    topic = Topic.objects.create(slug="standesamtliches", name="Standesamtliches", cover="sicherheit")
    registry = [here.world.registry]
    here.course = make_course("Datenschutz Glimmer", quiz=True)
    here.second = make_course("Sicherheit Glimmer", quiz=True)
    here.narrow_course = make_course(
        "Eheurkunden Turmalin", audience=Audience.OFFICES, audience_offices=registry, topic=topic, quiz=True
    )
    here.movers_course = make_course("Moverwissen Turmalin", audience=Audience.MOVERS, topic=topic)
    here.cast.gero.posts.update(hazard_group="Lärm")
    noise = StaffGroup.objects.create(kind=StaffGroup.Kind.HAZARD, value="Lärm")
    here.noise_course = make_course(
        "Lärmschutz Turmalin", audience=Audience.GROUPS, audience_groups=[noise], topic=topic
    )
    here.draft_course = make_course("Kursentwurf Obsidian", live=False, topic=topic)
    here.lesson = LessonPage.objects.child_of(here.second).first()
    here.quiz = QuizPage.objects.child_of(here.second).get()
    here.first_quiz = QuizPage.objects.child_of(here.course).get()


def _community(here: SimpleNamespace) -> None:
    """Guidance for all, for the Standesamt, for Digital Movers; a question to the Standesamt and one elsewhere."""
    world, cast = here.world, here.cast
    registry = {"office": world.registry, "author": cast.cem}
    here.guidance = make_guidance("Serienbrief Glimmer", **registry)
    here.narrow_guidance = make_guidance(
        "Siegelmappe Turmalin", audience=Audience.OFFICES, audience_offices=[world.registry], **registry
    )
    here.movers_guidance = make_guidance("Moverrunde Turmalin", audience=Audience.MOVERS, **registry)
    here.draft_guidance = make_guidance("Anleitungsentwurf Obsidian", live=False, **registry)
    here.other_guidance = make_guidance("Kanalplan Glimmer", office=world.roads, author=cast.hanna)
    here.other_draft = make_guidance("Straßenentwurf Obsidian", office=world.roads, author=cast.hanna, live=False)
    here.question = make_question("Urkunde in Farbe? Turmalin", asker=cast.alma, office=world.births, text="Siegel")
    here.reply = reply(question=here.question, text="Bitte in Farbe.", by=cast.cem)


def _learning(here: SimpleNamespace) -> None:
    """Alma completed one course and is in the middle of the test of another."""
    alma = here.cast.alma
    done = enrol(learner=alma, course=here.course, by=alma)
    _read_lessons(done, here.course, alma)
    here.finished = take(begin(enrolment=done, quiz=here.first_quiz, by=alma), alma)
    done.refresh_from_db()
    here.completion = done.completion
    done.completion.course.certificate_template = make_template(logo=make_picture("Wappen"))
    here.certificate = issue(completion=done.completion)
    here.badge = turn_on(certificate=here.certificate, by=alma)
    here.programme_completion = make_programme_completion(alma, make_programme("Wegweiser Glimmer"))
    here.enrolment = enrol(learner=alma, course=here.second, by=alma)
    _read_lessons(here.enrolment, here.second, alma)
    here.note = write(enrolment=here.enrolment, lesson=here.lesson, text="Mit Siegel fragen", by=alma)
    here.attempt = begin(enrolment=here.enrolment, quiz=here.quiz, by=alma)
    for question in here.attempt.questions:
        answer(attempt=here.attempt, question=question["id"], choices=right(question), by=alma)


def _sessions(here: SimpleNamespace) -> None:
    """Cem runs a session in which Alma has a seat; one is of the course for the Standesamt, one asks for approval."""
    cem, alma = here.cast.cem, here.cast.alma
    RoleGrant.objects.create(user=cem, role=Role.TRAINER)
    here.session = make_session(here.second, days=7, trainers=(cem,))
    here.narrow_session = make_session(here.narrow_course, days=7, trainers=(cem,))
    book(session=here.session, learner=alma, by=alma)
    approved = make_session(here.course, days=7, needs_approval=True)
    here.asked = book(session=approved, learner=alma, by=alma)


def _instruction(here: SimpleNamespace) -> None:
    """Bruno instructs his team; Alma has confirmed."""
    bruno, alma = here.cast.bruno, here.cast.alma
    topic = InstructionTopic.objects.create(title="Brandschutz Glimmer", points="Fluchtwege")
    here.instruction = holding.begin(topic=topic, place="Foyer", office=here.world.registry, people=[alma], by=bruno)
    here.instruction_code = code_for(here.instruction, printed=True)
    given = Given(InstructionRecord.How.DEVICE)
    here.instruction_record = confirm(meeting=here.instruction, learner=alma, given=given, by=alma)


def _proofs(here: SimpleNamespace) -> None:
    """Alma handed in a proof of first aid."""
    here.proof_kind = ProofKind.objects.create(name="Erste Hilfe", valid_months=24)
    here.recognition = hand_in_proof(learner=here.cast.alma, target=here.proof_kind)
    here.scan = here.recognition.scans.get()


def _duties(here: SimpleNamespace) -> None:
    """A draft of a rule; Alma has a duty, asks for more time, and is exempt from another rule."""
    alma, dora = here.cast.alma, here.cast.dora
    targets = [{"kind": "course", "id": here.second.pk}]
    here.audience = DutyAudience.objects.create(name="Alle", expression={"everybody": True})
    draft = rules.draft(title="Datenschutz", targets=targets, audience={"everybody": True}, by=dora)
    here.rule = draft.assignment
    here.duty = DutyStatus.objects.create(
        user=alma,
        what=draft.what,
        state="open",
        cycle="1",
        assignment=here.rule,
        assigned_on=LONG_AGO,
        due_on=timezone.localdate() + timedelta(days=20),
        office=here.world.births,
        computed_on=timezone.localdate(),
    )
    here.extension = rules.ask_extension(
        person=alma,
        assignment=here.rule,
        what=here.duty.what,
        cycle="1",
        due_on=here.duty.due_on,
        new_due_on=here.duty.due_on + timedelta(days=9),
        reason="workload",
        by=alma,
    )
    here.exemption = rules.grant_exemption(
        person=alma, assignment=here.rule, starts_on=LONG_AGO, reason="qualified", by=dora
    )


def _read_lessons(enrolment, course: CoursePage, by: User) -> None:
    for lesson in LessonPage.objects.child_of(course):
        complete_step(enrolment=enrolment, step=lesson, by=by)


def take(attempt: Attempt, by: User) -> Attempt:
    """Answer everything rightly and hand it in."""
    for question in attempt.questions:
        answer(attempt=attempt, question=question["id"], choices=right(question), by=by)
    return finish(attempt=attempt, by=by)


def right(question: dict) -> list[int]:
    return [choice["id"] for choice in question["answers"] if choice["is_correct"]]


def _office_work(here: SimpleNamespace) -> None:
    """A message to Alma, an export of Dora's, an import of Otto's, an appointment, and Cem standing in for Bruno."""
    cast = here.cast
    here.accommodation = accommodate(learner=cast.alma, extra_time=25, starts_on=LONG_AGO, by=cast.dora)
    here.stop_key = address_for(cast.alma, None).rstrip("/").rsplit("/", 1)[-1]
    here.notification = Notification.objects.create(
        recipient=cast.alma, kind="lms.certificate", event="scene:1", facts={"course": "Turmalin"}, url="/lernen/"
    )
    here.export = ReportExport.objects.create(
        by=cast.dora, report="completion_by_person", filters={"kurs": here.course.slug}, state="ready", rows=1
    )
    here.export.file.save("liste.csv", ContentFile(b"Turmalin"))
    figures = {"joined": 1, "moved": 0, "changed": 0, "left": 0}
    here.staff_import = StaffImport.objects.create(
        by=cast.otto, file_name="turmalin.csv", state=StaffImport.State.DONE, figures=figures
    )
    here.absence_import = AbsenceImport.objects.create(
        by=cast.otto,
        file_name="turmalin.csv",
        state=AbsenceImport.State.DONE,
        figures=dict.fromkeys(("new", "changed", "ended", "unchanged", "known", "refused"), 1),
    )
    here.history_import = HistoryImport.objects.create(
        by=cast.otto, file_name="turmalin.csv", state=HistoryImport.State.DISCARDED
    )
    here.deputyship = Deputyship.objects.create(principal=cast.bruno, deputy=cast.cem)
    here.stopped_import = StaffImport.objects.create(
        by=cast.otto, file_name="turmalin.csv", state=StaffImport.State.STOPPED, figures=figures
    )
    here.grant = RoleGrant.objects.get(user=cast.cem, role=Role.MOVER)


@pytest.fixture
def visitor(scene):
    """A fresh browser by name: of the cast, of Ida who has left, or of nobody (“anonymous”)."""
    signed_in: dict[str, SimpleCookie] = {"anonymous": SimpleCookie()}

    def browser(name: str) -> Client:
        client = Client()
        if name not in signed_in:
            client.force_login(getattr(scene.cast, name))
            signed_in[name] = client.cookies
        client.cookies = SimpleCookie({key: cookie.value for key, cookie in signed_in[name].items()})
        return client

    return browser
