"""The pages: who holds, who confirms, and how."""

import base64
from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from django.utils import timezone
from PIL import Image, ImageDraw
from pypdf import PdfReader

from lms.instruction import codes
from lms.instruction.models import InstructionMeeting, InstructionRecord, InstructionTopic
from lms.instruction.services import holding
from lms.instruction.services.confirming import Given, confirm
from people.entrance.pins.services import set_pin
from people.models import AccessRecord, Deputyship
from tests.cast import person
from tests.factories.courses import make_home

How = InstructionRecord.How
PIN = "739154"
QUEUE = {"X-Queue": "1"}


def signature() -> str:
    paper = Image.new("RGBA", (300, 120), (0, 0, 0, 0))
    ImageDraw.Draw(paper).line([(20, 20), (120, 90), (220, 30)], fill="black", width=4)
    written = BytesIO()
    paper.save(written, format="PNG")
    return "data:image/png;base64," + base64.b64encode(written.getvalue()).decode()


def test_bruno_begins_with_his_team(sign_in, bruno, alma, cem, topic):
    browser = sign_in(bruno)
    page = browser.get("/unterweisung/beginnen/")
    assert set(page.context["form"]["people"].initial) == {alma, cem}
    sent = {"topic": topic.pk, "place": "Hof", "people": [alma.pk]}
    answer = browser.post("/unterweisung/beginnen/", sent)
    meeting = InstructionMeeting.objects.get()
    assert answer.url == meeting.get_absolute_url()
    assert [each.learner for each in meeting.invitations.all()] == [alma]
    assert meeting.office.name == "Standesamt"
    assert "Aydin, Alma" in browser.get(answer.url).content.decode()
    assert AccessRecord.objects.filter(viewer=bruno, subject=alma).exists()


def test_a_deputy_holds_it_in_brunos_name(sign_in, bruno, alma, cem, topic):
    Deputyship.objects.create(principal=bruno, deputy=cem)
    sent = {"topic": topic.pk, "place": "Hof", "people": [alma.pk]}
    sign_in(cem).post("/unterweisung/beginnen/", sent)
    meeting = InstructionMeeting.objects.get()
    assert (meeting.held_by, meeting.acting_for) == (cem, bruno)
    assert sign_in(bruno).get(meeting.get_absolute_url()).status_code == 200


def test_a_trainer_holds_it_without_a_team_and_adds_people(sign_in, tina, gero, topic):
    browser = sign_in(tina)
    browser.post("/unterweisung/beginnen/", {"topic": topic.pk, "place": "Hof"})
    meeting = InstructionMeeting.objects.get()
    page = browser.get(f"{meeting.get_absolute_url()}?q=Graf")
    assert page.context["found"] == [gero]
    browser.post(f"{meeting.get_absolute_url()}personen/{gero.pk}/")
    assert meeting.invitations.get().learner == gero
    browser.post(f"{meeting.get_absolute_url()}personen/{gero.pk}/streichen/")
    assert not meeting.invitations.exists()


def test_bruno_adds_only_people_of_his_office(sign_in, bruno, meeting, gero):
    browser = sign_in(bruno)
    assert browser.get(f"{meeting.get_absolute_url()}?q=Graf").context["found"] == []
    assert browser.post(f"{meeting.get_absolute_url()}personen/{gero.pk}/").status_code == 404


def test_a_common_name_elsewhere_does_not_hide_the_own_colleague(sign_in, bruno, world, meeting):
    for number in range(25):
        person(100 + number, "Anna", "Maier", world.roads, email=None)
    own = person(200, "Zoe", "Maier", world.registry)
    assert sign_in(bruno).get(f"{meeting.get_absolute_url()}?q=Maier").context["found"] == [own]


def test_alma_scans_signs_in_and_confirms(client, sign_in, meeting, alma):
    path = codes.address(meeting).split("//")[1].partition("/")[2]
    stranger = client.get(f"/{path}")
    assert stranger.status_code == 302
    assert path.rstrip("/").split("/")[-1].split(":")[0] in stranger.url
    browser = sign_in(alma)
    page = browser.get(f"/{path}").content.decode()
    assert "Feuerlöscher" in page
    assert "Ich habe teilgenommen und verstanden" in page
    browser.post(f"/{path}")
    assert "Sie haben bestätigt" in browser.get(f"/{path}").content.decode()
    assert InstructionRecord.objects.get().how == How.DEVICE
    assert browser.post(f"/{path}").status_code == 200
    assert InstructionRecord.objects.count() == 1


def test_a_code_is_soon_over_and_a_printed_one_is_not(sign_in, meeting, alma, time_machine):
    browser = sign_in(alma)
    shown, printed = codes.code_for(meeting), codes.code_for(meeting, printed=True)
    time_machine.move_to(timezone.now() + timedelta(minutes=31))
    assert browser.get(f"/unterweisung/teilnehmen/{shown}/").status_code == 410
    assert browser.get(f"/unterweisung/teilnehmen/{printed}/").status_code == 200
    assert browser.get(f"/unterweisung/teilnehmen/{shown[:-1]}p/").status_code == 410
    assert browser.get("/unterweisung/teilnehmen/erfunden/").status_code == 404


def test_who_comes_too_late_reads_so(sign_in, meeting, alma, bruno):
    holding.close(meeting=meeting, by=bruno)
    path = f"/unterweisung/teilnehmen/{codes.code_for(meeting)}/"
    browser = sign_in(alma)
    assert "sprechen Sie bitte Bruno Berger an" in browser.get(path).content.decode()
    refused = browser.post(path)
    assert refused.status_code == 422
    assert "Es kann niemand mehr bestätigen" in refused.content.decode()


def test_gero_confirms_with_his_pin_on_brunos_phone(sign_in, bruno, gero, meeting):
    set_pin(user=gero, pin=PIN)
    browser, path = sign_in(bruno), f"{meeting.get_absolute_url()}pin/"
    wrong = browser.post(path, {"number": gero.personnel_number, "pin": "111111"})
    assert wrong.status_code == 422
    assert "111111" not in wrong.content.decode()
    browser.post(path, {"number": gero.personnel_number, "pin": PIN})
    record = InstructionRecord.objects.get()
    assert (record.learner, record.how) == (gero, How.PIN)


def test_guessing_pins_makes_bruno_wait(sign_in, bruno, gero, alma, meeting):
    set_pin(user=gero, pin=PIN)
    browser, path = sign_in(bruno), f"{meeting.get_absolute_url()}pin/"
    for number in range(30):
        answer = browser.post(path, {"number": str(20_000_000 + number), "pin": "111111"})
    assert answer.status_code == 429
    assert browser.post(path, {"number": gero.personnel_number, "pin": PIN}).status_code == 429
    assert not InstructionRecord.objects.exists()


def test_alma_signs_on_brunos_phone(sign_in, bruno, alma, meeting):
    browser, path = sign_in(bruno), f"{meeting.get_absolute_url()}unterschreiben/"
    answer = browser.post(path, {"person": alma.pk, "drawn": signature(), "key": uuid4()})
    assert answer.status_code == 302
    record = InstructionRecord.objects.get()
    assert record.how == How.SIGNATURE
    assert bytes(record.signature.picture).startswith(b"\x89PNG")


def test_without_drawing_a_name_counts_with_a_witness(sign_in, bruno, alma, meeting):
    browser, path = sign_in(bruno), f"{meeting.get_absolute_url()}unterschreiben/"
    for incomplete in ({}, {"name": "Alma Aydin"}, {"witnessed": "on"}, {"drawn": "data:image/png;base64,AAAA"}):
        assert browser.post(path, {"person": alma.pk, **incomplete}).status_code == 422, incomplete
    browser.post(path, {"person": alma.pk, "name": "Alma Aydin", "witnessed": "on"})
    assert InstructionRecord.objects.get().how == How.WITNESS


def test_what_waited_for_reception_is_answered_in_words(sign_in, bruno, alma, cem, gero, tina, meeting):
    browser, path = sign_in(bruno), f"{meeting.get_absolute_url()}unterschreiben/"

    def send(person, **more) -> str:
        sent = {"person": person.pk, "name": str(person), "witnessed": "on", "key": uuid4()} | more
        return browser.post(path, sent, headers=QUEUE).json()["state"]

    key = uuid4()
    assert send(alma, key=key) == "saved"
    assert send(alma, key=key) == "saved", "the answer was lost, so it came again"
    assert send(alma) == "known"
    assert send(gero) == "refused", "he works elsewhere"
    meeting.invitations.filter(learner=cem).delete()
    assert send(cem) == "unlisted"
    assert send(cem, add="1") == "saved"
    holding.close(meeting=meeting, by=bruno)
    assert send(alma) == "closed"
    assert InstructionRecord.objects.count() == 2


def test_the_minutes_name_everybody_and_show_signatures(sign_in, bruno, alma, cem, meeting):
    browser = sign_in(bruno)
    browser.post(f"{meeting.get_absolute_url()}unterschreiben/", {"person": alma.pk, "drawn": signature()})
    browser.post(f"{meeting.get_absolute_url()}abschliessen/")
    answer = browser.get(f"{meeting.get_absolute_url()}protokoll/")
    assert answer["Content-Type"] == "application/pdf"
    pages = PdfReader(BytesIO(answer.content)).pages
    told = "".join(page.extract_text() for page in pages)
    assert "Aydin, Alma" in told
    assert "Demir, Cem" in told
    assert "Feuerlöscher" in told
    assert sum(len(page.images) for page in pages) == 1


def test_a_proof_is_corrected_by_whoever_held_it_or_hr(sign_in, bruno, dora, alma, frida, meeting):
    record = confirm(meeting=meeting, learner=alma, given=Given(How.DEVICE), by=alma)
    path = f"{meeting.get_absolute_url()}nachweise/{record.pk}/korrigieren/"
    assert sign_in(frida).get(path).status_code == 404
    assert sign_in(alma).get(path).status_code == 404
    assert sign_in(dora).get(path).status_code == 200
    assert sign_in(bruno).post(path, {"reason": ""}).status_code == 422
    sign_in(bruno).post(path, {"reason": "Verwechslung"})
    assert "Verwechslung" in sign_in(alma).get("/lernen/bildungspass/").content.decode()
    assert sign_in(dora).get(path).status_code == 404, "it is corrected already"


def test_hr_reads_but_does_not_run(sign_in, dora, meeting, alma):
    browser, path = sign_in(dora), meeting.get_absolute_url()
    assert browser.get(path).status_code == 200
    for way in ("code/", "unterschreiben/", "pin/"):
        assert browser.get(f"{path}{way}").status_code == 403
    assert browser.post(f"{path}abschliessen/").status_code == 403


def test_the_list_alone_is_drawn_anew(sign_in, bruno, meeting):
    whole = sign_in(bruno).get(meeting.get_absolute_url()).content.decode()
    part = sign_in(bruno).get(meeting.get_absolute_url(), headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert "0 von 2 bestätigt" in part
    assert "0 von 2 bestätigt" in whole


def test_the_start_page_fetches_what_is_open(sign_in, bruno, meeting):
    part = sign_in(bruno).get("/unterweisung/", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert "0 von 2 bestätigt" in part
    assert meeting.get_absolute_url() in part


def test_bruno_sees_who_of_his_team_is_instructed_and_nothing_else(sign_in, bruno, alma, cem, meeting):
    confirm(meeting=meeting, learner=alma, given=Given(How.DEVICE), by=alma)
    browser = sign_in(bruno)
    [state] = browser.get("/unterweisung/").context["by_topic"]
    assert (state.done, state.size, state.missing) == (1, 2, [cem])
    assert AccessRecord.objects.filter(viewer=bruno, subject=cem).exists()
    form = browser.get(f"/unterweisung/beginnen/?thema={meeting.topic.pk}").context["form"]
    assert list(form["people"].initial) == [cem]


def test_dora_keeps_topics(sign_in, dora, bruno, alma, world, topic):
    browser = sign_in(dora)
    assert sign_in(bruno).get("/unterweisung/themen/").status_code == 403
    facts = {"title": "Hubarbeitsbühne", "points": "Gurt", "valid_months": 12, "valid_months_minors": 6}
    assert browser.post("/unterweisung/themen/neu/", facts | {"valid_months_minors": 13}).status_code == 422
    browser.post("/unterweisung/themen/neu/", facts | {"offices": [world.roads.pk], "is_in_use": "on"})
    new = InstructionTopic.objects.get(title="Hubarbeitsbühne")
    assert list(new.offices.all()) == [world.roads]
    offered = sign_in(bruno).get("/unterweisung/beginnen/").context["form"].fields["topic"].queryset
    assert list(offered) == [topic], "what is meant for another office is not offered"


def test_entry_points(sign_in, bruno, alma):
    make_home()
    assert "/unterweisung/" in sign_in(bruno).get("/team/").content.decode()
    assert "/unterweisung/beginnen/" in sign_in(bruno).get("/").content.decode()
    assert sign_in(alma).get("/unterweisung/").status_code == 403


@pytest.mark.parametrize("path", ["", "beginnen/"])
def test_employees_find_no_area_of_others(sign_in, gero, path, world):
    assert sign_in(gero).get(f"/unterweisung/{path}").status_code == 403
