"""What a page costs in queries does not depend on how many people work for the city, and is never more than 20."""

import re
from random import Random

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks import colleagues, staff, teaching
from cms.navigation import memory
from courses.catalogue import reading
from courses.models import CoursePage
from lms.attendance.services.booking import book
from lms.enrolments.services import enrol, open_step
from lms.instruction.services.confirming import Given, confirm
from lms.instruction.services.holding import begin
from lms.models import Enrolment, InstructionRecord, InstructionTopic, ProofKind
from lms.notes.services import mark, write
from people.directory.services import sync_groups
from people.models import Deputyship, ImportedChange, Office, StaffImport, User
from tests.factories.courses import make_home
from tests.factories.proofs import hand_in_proof
from tests.factories.sessions import make_session

FEW, MANY, COURSES = 60, 16_000, 60
MOST_QUERIES = 20
COLUMNS = re.compile(r"^SELECT (?:(?!SELECT).)*? FROM", re.DOTALL)
TRANSACTIONS = ("SAVEPOINT", "RELEASE SAVEPOINT", "BEGIN", "COMMIT")


Visit = tuple[str, str, Client]  # name of the page, its address, and a browser of who opens it


@pytest.fixture
def city(world, alma, bruno, cem, dora, emil, gero, otto, paula, sign_in) -> list[Visit]:
    """Sixty courses, guidance and questions; every page that has to stay cheap."""
    rng = Random(1)  # noqa: S311
    courses = teaching.offer_courses(rng, make_home(), COURSES, lessons=0)
    lesson = teaching.add_lessons(rng, courses[0], 6)[2]
    for person in (alma, cem, dora):
        open_step(enrolment=enrol(learner=person, course=courses[0], by=person), step=lesson, by=person)
    keep_notes(alma, courses[0])
    guidance = colleagues.write_guidance(rng, [cem], 30)
    colleagues.ask(rng, [alma], [cem], 30)
    teaching.complete(rng, [alma, cem], courses, 30)
    learner, mover, hr = sign_in(alma), sign_in(cem), sign_in(dora)
    Deputyship.objects.create(principal=bruno, deputy=cem)
    sync_groups(otto)
    sessions = [make_session(courses[1], days=14 + week, needs_approval=week > 2) for week in range(6)]
    for session in sessions:
        book(session=session, learner=alma, by=alma)
    kind = ProofKind.objects.create(name="Erste Hilfe", valid_months=24)
    proofs = [hand_in_proof(learner=person, target=kind, by=person) for person in (alma, cem, gero) for _time in "123"]
    return [
        ("start page", "/", learner),
        ("start page of a Digital Mover", "/", mover),
        ("start page of HR", "/", hr),
        ("catalogue", "/kurse/", learner),
        ("catalogue, searched", "/kurse/?q=Datenschutz", learner),
        ("course", courses[0].url, learner),
        ("lesson", f"/lernen/{courses[0].slug}/{lesson.slug}/", learner),
        ("my learning", "/lernen/", learner),
        ("learning record", "/lernen/bildungspass/", learner),
        ("certificates HR finds", "/auswertung/bescheinigungen/?q=Aydin", hr),
        ("my notes", "/lernen/notizen/", learner),
        ("glossary", "/begriffe/", learner),
        ("Digital Movers", "/movers/", learner),
        ("a Digital Mover's page", f"/movers/{cem.pk}/", learner),
        ("a colleague's profile", f"/personen/{cem.pk}/", learner),
        ("own profile", "/einstellungen/profil/", learner),
        ("what reaches the mailbox", "/einstellungen/mitteilungen/", learner),
        ("guidance", "/anleitungen/", learner),
        ("guidance of a Digital Mover", "/anleitungen/", mover),
        ("guidance page", guidance[0].url, learner),
        ("community", "/community/", learner),
        ("community of a Digital Mover", "/community/", mover),
        ("questions", "/fragen/", learner),
        ("questions of a Digital Mover", "/fragen/?ansicht=beantworten", mover),
        ("search", "/suche/?q=anlegen", learner),
        ("team of a supervisor", "/team/", sign_in(bruno)),
        ("PINs of a team", "/team/pin/", sign_in(bruno)),
        ("team of a deputy", "/team/", mover),
        ("deputies", "/einstellungen/vertretung/?q=an", sign_in(bruno)),
        ("sign-in and security", "/einstellungen/sicherheit/", learner),
        ("HR overview", "/auswertung/", hr),
        ("mandatory training", "/auswertung/pflichten/", hr),
        ("mandatory training of an office", "/auswertung/pflichten/?amt=34", hr),
        ("duties by name", "/auswertung/pflichten/namen/", hr),
        ("duties to be clarified", "/auswertung/pflichten/klaeren/", hr),
        ("wishes and exemptions", "/auswertung/pflichten/antraege/", hr),
        ("rules of mandatory training", "/auswertung/pflichtregeln/", hr),
        ("form of a rule", "/auswertung/pflichtregeln/neu/", hr),
        ("own duties", "/lernen/pflichten/", learner),
        ("duties of a team", "/team/pflichten/", sign_in(bruno)),
        ("reminders", "/auswertung/erinnerungen/", hr),
        ("ledger of reminders", "/auswertung/erinnerungen/buch/", hr),
        ("feedback on courses", "/auswertung/rueckmeldungen/", hr),
        ("feedback on a course", f"/auswertung/rueckmeldungen/{courses[0].pk}/", hr),
        ("how tests are answered", "/auswertung/tests/", sign_in(emil)),
        ("staff imports", "/personal/importe/", hr),
        ("a staff import", f"/personal/importe/{staff_import([alma, cem]).pk}/", hr),
        ("imports of absences", "/personal/abwesenheiten/", hr),
        ("earlier completions", "/personal/abschluesse/", hr),
        ("appointing Digital Movers", "/movers/verwaltung/?q=an", sign_in(paula)),
        ("who may see a report", "/datenschutz/wer-darf-was/?art=report-completion_by_person", sign_in(otto)),
        (
            "who may see a person in a team",
            f"/datenschutz/wer-darf-was/?art=person-team&was={cem.personnel_number}",
            sign_in(otto),
        ),
        ("who may see a course", f"/datenschutz/wer-darf-was/?art=page&was={courses[0].pk}", sign_in(otto)),
        ("sessions", "/termine/", learner),
        ("a session", sessions[0].get_absolute_url(), learner),
        ("proofs from elsewhere", "/lernen/nachweise/", learner),
        ("handing in a proof", "/lernen/nachweise/einreichen/", learner),
        ("proofs to decide on", "/auswertung/nachweise/", hr),
        ("a proof to decide on", f"/lernen/nachweise/{proofs[0].pk}/", hr),
        ("own sessions", "/termine/meine/", learner),
        ("bookings to approve", "/termine/anfragen/", sign_in(bruno)),
        ("planning of sessions", "/termine/planung/", hr),
        ("participants", f"{sessions[0].get_absolute_url()}teilnehmende/", hr),
        ("course with sessions", courses[1].url, learner),
        ("instructions", "/unterweisung/", sign_in(bruno)),
        ("beginning an instruction", "/unterweisung/beginnen/", sign_in(bruno)),
        ("an instruction", instruction(bruno, [alma, cem]), sign_in(bruno)),
        ("identity systems", "/cms/identitaetssysteme/", sign_in(otto)),
        ("HR names", f"/auswertung/namen/?kurs={courses[0].slug}", hr),
    ]


def instruction(bruno: User, team: list[User]) -> str:
    """The address of a meeting in which the team has confirmed."""
    topic = InstructionTopic.objects.create(title="Brandschutz", points="Fluchtwege")
    meeting = begin(topic=topic, place="Foyer", office=bruno.office, people=team, by=bruno)
    for person in team:
        confirm(meeting=meeting, learner=person, given=Given(InstructionRecord.How.DEVICE), by=person)
    return meeting.get_absolute_url()


def keep_notes(learner: User, course: CoursePage) -> None:
    """A note and a bookmark in every lesson."""
    enrolment = Enrolment.objects.get(learner=learner, course=course)
    for lesson in course.steps():
        write(enrolment=enrolment, lesson=lesson, text="Nachfragen", by=learner)
        mark(enrolment=enrolment, lesson=lesson, marked=True, by=learner)


def staff_import(people: list[User]) -> StaffImport:
    """An import with a long list of names."""
    record = StaffImport.objects.create(file_name="personal.csv", state=StaffImport.State.DONE)
    ImportedChange.objects.bulk_create(
        ImportedChange(staff_import=record, kind="moved", user=person, number=str(number), name="Aydin")
        for number in range(60)
        for person in people
    )
    return record


def queries(path: str, browser: Client) -> list[str]:
    """What the database is asked for one page, in short."""
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(path).status_code == 200, path
    asked = [query["sql"] for query in captured.captured_queries]
    return [COLUMNS.sub("SELECT … FROM", sql)[:200] for sql in asked if not sql.startswith(TRANSACTIONS)]


def walk(city: list[Visit]) -> dict[str, list[str]]:
    """The queries of every page by its name."""
    return {name: queries(path, browser) for name, path, browser in city}


def told(costs: dict[str, list[str]]) -> str:
    """The pages with their queries."""
    return "".join(f"\n\n{name}: {len(asked)} queries\n  " + "\n  ".join(asked) for name, asked in costs.items())


def test_no_page_costs_more_with_a_city_of_16_000(city, monkeypatch):
    monkeypatch.setattr(memory, "MINUTE", 3600)  # hiring a city takes longer than what stands around a page is kept
    monkeypatch.setattr(memory, "MINUTE", None)  # what is remembered stays so, however slow the machine is
    monkeypatch.setattr(reading, "MINUTE", 3600)
    rng = Random(2)  # noqa: S311
    units, courses = list(Office.objects.all()), list(CoursePage.objects.all())
    staff.hire(rng, units, FEW)
    walk(city)  # menus, content types and the like are remembered from now on, as in a platform that runs
    few = walk(city)

    newcomers = staff.hire(rng, units, MANY - FEW, first_number=40_000_000)
    teaching.complete(rng, newcomers, courses, 3_000)
    many = walk(city)

    if grown := {name: asked for name, asked in many.items() if len(asked) != len(few[name])}:
        pytest.fail(f"These pages do not cost the same as with {FEW} people:{told(grown)}", pytrace=False)
    if dear := {name: asked for name, asked in many.items() if len(asked) > MOST_QUERIES}:
        pytest.fail(f"These pages need more than {MOST_QUERIES} queries:{told(dear)}", pytrace=False)
