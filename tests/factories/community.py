"""Makes Digital Movers, guidance and questions, through the services that people use."""

import json
from datetime import date

from community.guidance.shelves import index_page, shelf_of
from community.models import GuidanceIndexPage, GuidancePage, MoverProfile, Question
from community.movers.services import appoint
from community.questions.services import ask
from people.models import Office, Profile, User
from tests.factories.courses import make_home

LONG_AGO = date(2020, 1, 1)


def make_overview() -> GuidanceIndexPage:
    """The overview of guidance at /anleitungen/."""
    make_home()
    return index_page()


def make_mover(user: User, office: Office, **profile: object) -> User:
    """Appoint the person, with a profile."""
    make_overview()
    appoint(user=user, office=office, starts_on=LONG_AGO, by=None)
    if topics := profile.pop("topics", None):
        Profile.objects.create(user=user, topics=topics)
    MoverProfile.objects.filter(user=user).update(**profile)
    return User.objects.get(pk=user.pk)


def make_guidance(
    title: str = "Serienbrief aus der E-Akte",
    *,
    office: Office,
    author: User | None = None,
    steps: int = 2,
    **fields: object,
) -> GuidancePage:
    """A published how-to on the office's shelf, for all staff unless said otherwise."""
    make_overview()
    body = [
        {"type": "heading", "value": "Worum es geht"},
        {
            "type": "steps",
            "value": [
                {"title": f"Schritt {number}", "text": "<p>Wählen Sie die Vorlage.</p>"}
                for number in range(1, steps + 1)
            ],
        },
    ]
    facts = {"lead": "In zwei Schritten zum Brief.", "needs": "Schreibrecht\nEine Vorlage"} | fields
    offices = facts.pop("audience_offices", [])
    page = shelf_of(office).add_child(instance=GuidancePage(title=title, author=author, body=json.dumps(body), **facts))
    if offices:
        page.audience_offices = offices
        page.save()
    return page


def make_question(title: str = "Farbe oder Graustufen?", *, asker: User, office: Office, text: str = "") -> Question:
    """A question to the office's Digital Movers."""
    return ask(asker=asker, office=office, title=title, text=text, by=asker)
