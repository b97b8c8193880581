"""Loads the demo's Digital Movers, their guidance, and questions with answers."""

import json
import tomllib
from datetime import timedelta
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from cms.translations.services import begin
from community.guidance.models import GuidancePage
from community.guidance.services import mark_helpful
from community.guidance.shelves import WRITTEN_OUT, follow_roles, shelf_of
from community.movers.appointments import answering, in_force, profile_of
from community.movers.services import describe
from community.questions.models import Question, Reply
from community.questions.services import accept, ask, reply
from people.demo import DemoStep
from people.directory.models import Office, User
from people.profiles import services as profiles
from people.profiles.models import Profile

HERE = Path(__file__).parent


def demo_step() -> DemoStep:
    return DemoStep(order=40, name="community", load=load)


@transaction.atomic
def load() -> None:
    """Shelves and rights, profiles, guidance, questions; loading again adds only what is missing."""
    follow_roles(None)
    offices = {office.key: office for office in Office.objects.offices()}
    people = {user.personnel_number: user for user in User.objects.filter(personnel_number__startswith="100000")}
    describe_movers()
    for facts in read("guidance"):
        if facts["office"] in offices:
            write(facts, offices[facts["office"]], people)
    for facts in read("question"):
        if facts["office"] in offices:
            converse(facts, offices[facts["office"]], people)


def read(kind: str) -> list[dict]:
    """The demo's texts of one kind."""
    file = {"question": "questions", "profile": "profiles", "shared": "profiles"}.get(kind, kind)
    return tomllib.loads((HERE / f"{file}.toml").read_text(encoding="utf-8"))[kind]


def describe_movers() -> None:
    """Everybody appointed says something; who has a profile already keeps it."""
    own = {facts.pop("person"): facts for facts in read("profile")}
    shared = read("shared")
    for place, user in enumerate(dict.fromkeys(grant.user for grant in in_force())):
        profile = profile_of(user)
        if profile.about:
            continue
        facts = dict(own.get(user.personnel_number, shared[place % len(shared)]))
        told = Profile.of(user)
        told.topics, told.languages = facts.pop("topics"), facts.pop("languages", [])
        profiles.describe(profile=told, by=user)
        for field, value in facts.items():
            setattr(profile, field, value)
        describe(profile=profile, by=user)


def write(facts: dict, office: Office, people: dict[str, User]) -> None:
    """One guidance page on the office's shelf, by its first Digital Mover unless somebody is named."""
    shelf = shelf_of(office)
    if GuidancePage.objects.child_of(shelf).filter(title=facts["title"]).exists():
        return
    today = timezone.localdate()
    due = facts.get("review_due", False)
    page = GuidancePage(
        title=facts["title"],
        slug=slugify(facts["title"].lower().translate(WRITTEN_OUT)),
        lead=facts["lead"],
        needs="\n".join(facts["needs"]),
        body=body(facts),
        author=people.get(facts.get("author", "")) or answering(office)[0],
        checked_on=today - timedelta(days=400 if due else 40),
        review_on=today + timedelta(days=-20 if due else 300),
    )
    shelf.add_child(instance=page)
    page.tags.add(*facts["tags"])
    page.save_revision(user=page.author).publish(user=page.author, skip_permission_checks=True)
    for user in sorted(people.values(), key=lambda user: user.personnel_number)[: facts["helped"]]:
        mark_helpful(page=page, by=user)
    if "english" in facts:
        translate(page, facts["english"])


def translate(page: GuidancePage, facts: dict) -> None:
    """The same page in English; its blocks keep their marks, so that both can be laid side by side."""
    translation = begin(page=page, language="en", by=page.author)
    translation.title, translation.lead, translation.needs = facts["title"], facts["lead"], "\n".join(facts["needs"])
    blocks = json.loads(body(facts))
    for block, original in zip(blocks, page.body.raw_data, strict=True):
        block["id"] = original["id"]
    translation.body = json.dumps(blocks)
    translation.save_revision(user=page.author).publish(user=page.author, skip_permission_checks=True)


def body(facts: dict) -> str:
    """The page's blocks: a callout if there is one, then the steps."""
    steps = [{"title": step["title"], "text": step["text"], "image": None} for step in facts["steps"]]
    blocks = [{"type": "steps", "value": steps}]
    if "callout" in facts:
        blocks.append({"type": "callout", "value": facts["callout"]})
    return json.dumps(blocks)


def converse(facts: dict, office: Office, people: dict[str, User]) -> None:
    """One question with its answers, some days ago."""
    if Question.objects.filter(title=facts["title"], office=office).exists():
        return
    asker = people[facts["asker"]]
    page = GuidancePage.objects.filter(title=facts["about"]).first() if "about" in facts else None
    question = ask(asker=asker, office=office, title=facts["title"], text=facts["text"], page=page, by=asker)
    moment = timezone.now() - timedelta(days=facts["days_ago"])
    Question.objects.filter(pk=question.pk).update(asked_at=moment)
    for hours, said in enumerate(facts["replies"], start=3):
        author = people.get(said["author"]) or answering(office)[0]
        answer = reply(question=question, text=said["text"], by=author)
        Reply.objects.filter(pk=answer.pk).update(written_at=moment + timedelta(hours=hours))
        if said.get("accepted"):
            accept(reply=answer, by=asker)
