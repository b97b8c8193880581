"""What the community puts on the start page and into “My data”."""

from datetime import timedelta

from django.test import RequestFactory
from django.utils import timezone

from cms.pages.dashboard import cards_for
from community.questions.services import reply
from people.privacy.sections import sections_of
from tests.factories.community import make_guidance, make_question


def templates(user) -> set[str]:
    request = RequestFactory().get("/")
    request.user = user
    return {card.template for cards in cards_for(user, request).values() for card in cards}


def test_alma_sees_her_mover(alma, cem, sign_in, overview):
    page = sign_in(alma).get("/").content.decode()
    assert "Ihr Digital Mover" in page
    assert "Cem Demir" in page


def test_cem_sees_what_waits_for_him(cem, question, world, sign_in):
    make_guidance("Veraltet", office=world.registry, author=cem, review_on=timezone.localdate() - timedelta(days=1))
    page = sign_in(cem).get("/").content.decode()
    assert question.title in page
    assert "Veraltet" in page
    assert "Anleitung schreiben" in page


def test_paula_sees_gaps_and_open_questions(paula, gero, world, sign_in, overview):
    question = make_question("Wer hilft mir?", asker=gero, office=world.roads)
    page = sign_in(paula).get("/").content.decode()
    assert question.title in page
    assert "Tiefbauamt" in page


def test_the_others_get_no_card_of_movers_or_programme(alma, cem, paula):
    shown = templates(alma)
    assert "community/cards/own_mover.html" in shown
    assert not shown & {f"community/cards/{name}.html" for name in ("open_questions", "review", "coverage")}


def test_my_data_names_everything_the_community_keeps(alma, cem, guidance, question):
    reply(question=question, text="In Farbe.", by=cem)
    guidance.helpful_marks.create(user=alma)
    about = {user: {section.key: section.records() for section in sections_of(user)} for user in (alma, cem)}
    assert about[alma]["questions"][0]["title"] == question.title
    assert about[alma]["helpful_marks"][0]["title"] == guidance.title
    assert about[cem]["replies"][0]["text"] == "In Farbe."
    assert about[cem]["guidance"][0]["title"] == guidance.title
    assert about[cem]["mover_profile"][0]["about"] == "Ich helfe gern."
