"""Digital Movers, their guidance, questions with answers, and what reached people."""

import json
from datetime import timedelta
from io import BytesIO
from random import Random

from django.core.files.images import ImageFile
from django.utils import timezone
from PIL import Image

from benchmarks.teaching import BATCH, day_ago, paragraphs
from benchmarks.words import ACTIONS, SENTENCES, THINGS, TOPICS
from cms.models import SiteImage
from community.guidance.shelves import shelf_of
from community.models import GuidancePage, HelpfulMark, MoverProfile, Question, Reply
from people.directory.roles import Role
from people.directory.services import follow_roles
from people.models import Notification, Office, Profile, RoleGrant, User


def appoint(rng: Random, count: int) -> list[User]:
    """That many Digital Movers for the offices they work in, with profile and the right to write."""
    people = list(User.objects.filter(posts__office__kind=Office.Kind.SECTION).order_by("pk").distinct())
    movers = rng.sample(people, min(count, len(people)))
    since = timezone.localdate() - timedelta(days=200)
    offices = {office.path: office for office in Office.objects.offices()}
    RoleGrant.objects.bulk_create(
        RoleGrant(user=user, role=Role.MOVER, office=home(user, offices), starts_on=since) for user in movers
    )
    MoverProfile.objects.bulk_create(MoverProfile(user=user, about=rng.choice(SENTENCES)) for user in movers)
    Profile.objects.bulk_create(Profile(user=user, topics=rng.sample(list(TOPICS.values()), 2)) for user in movers)
    follow_roles()
    return movers


def home(user: User, offices: dict[str, Office]) -> Office:
    """The office above the section the person works in."""
    return next(offices[path] for path in user.office.upwards_paths() if path in offices)


def write_guidance(rng: Random, movers: list[User], count: int) -> list[GuidancePage]:
    """That many how-tos on the shelves of the movers' offices, some of them marked as helpful."""
    titles = [f"{thing} {action}" for action in ACTIONS for thing in THINGS]
    offices = {office.path: office for office in Office.objects.offices()}
    pages, pictures = [], [draw(colour) for colour in ("steelblue", "seagreen", "goldenrod")]
    for place in range(count):
        author = movers[place % len(movers)]
        shelf = shelf_of(home(author, offices))
        edition = place // len(titles)
        title = titles[place % len(titles)] + (f" ({edition + 1})" if edition else "")
        page = GuidancePage(
            title=title, author=author, body=steps(rng, pictures), first_published_at=day_ago(rng.randrange(700))
        )
        pages.append(shelf.add_child(instance=page))
    marked = {(rng.choice(pages), rng.choice(movers)) for _mark in range(count * 5)}
    HelpfulMark.objects.bulk_create(HelpfulMark(page=page, user=user) for page, user in marked)
    return pages


def draw(colour: str) -> SiteImage:
    """A picture of one colour."""
    file = BytesIO()
    Image.new("RGB", (1200, 800), colour).save(file, "PNG")
    return SiteImage.objects.create(title=colour, file=ImageFile(file, name=f"{colour}.png"), width=1200, height=800)


def steps(rng: Random, pictures: list[SiteImage]) -> str:
    """A body of four steps, each with a picture."""
    shown = [{"image": rng.choice(pictures).pk, "decorative": False, "alt_text": "Bildschirm"} for _step in range(4)]
    portion = [{"title": rng.choice(SENTENCES), "text": paragraphs(rng, 1), "image": image} for image in shown]
    return json.dumps([{"type": "rich_text", "value": paragraphs(rng, 2)}, {"type": "steps", "value": portion}])


def ask(rng: Random, people: list[User], movers: list[User], count: int) -> None:
    """That many questions to offices, most of them answered."""
    offices = list(Office.objects.offices())
    questions = Question.objects.bulk_create(
        Question(
            asker=rng.choice(people),
            office=rng.choice(offices),
            title=f"Wie kann ich {rng.choice(THINGS)} {rng.choice(ACTIONS)}?",
            text=rng.choice(SENTENCES),
            state=rng.choice(Question.State.values),
            asked_at=day_ago(rng.randrange(500)),
        )
        for _question in range(count)
    )
    Reply.objects.bulk_create(
        Reply(question=question, author=rng.choice(movers), text=rng.choice(SENTENCES))
        for question in questions
        if question.state != Question.State.OPEN
    )


def notify(rng: Random, people: list[User], each: int) -> None:
    """So many messages to every person, about half of them read."""
    Notification.objects.bulk_create(
        [
            Notification(
                recipient=user,
                kind="lms.certificate",
                event=f"benchmark:{number}",
                facts={"course": "Datenschutz Grundlagen"},
                url="/lernen/",
                read_at=timezone.now() if rng.random() < 0.5 else None,
            )
            for user in people
            for number in range(each)
        ],
        batch_size=BATCH,
    )
