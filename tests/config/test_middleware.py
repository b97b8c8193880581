"""What every answer carries, and who gets in."""

import gzip
import json
import logging

import pytest
from django.test import Client
from django.urls import reverse

from config.logs import JsonFormatter, request_id
from people.models import User

pytestmark = pytest.mark.django_db


def test_strangers_are_led_to_the_sign_in_page_and_back(client: Client):
    answer = client.get("/suche/?q=akte")
    assert answer.status_code == 302
    assert answer.headers["Location"] == reverse("account_login") + "?next=/suche/%3Fq%3Dakte"


def test_pages_carry_the_strict_policy_and_the_editor_its_own(client: Client):
    public = client.get(reverse("account_login")).headers
    assert "script-src 'self';" in public["Content-Security-Policy"]
    assert "unsafe" not in public["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in public["Content-Security-Policy"]
    assert "unsafe-inline" in client.get("/cms/").headers["Content-Security-Policy"]


def test_pages_need_nothing_from_the_device_and_tell_nobody_where_they_were(client: Client):
    headers = client.get(reverse("account_login")).headers
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_pages_travel_compressed_and_files_as_they_are(client: Client):
    page = client.get(reverse("account_login"), headers={"Accept-Encoding": "gzip"})
    assert page.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in page.headers["Vary"]
    assert "Anmelden" in gzip.decompress(page.content).decode()
    assert "Content-Encoding" not in client.get("/robots.txt", headers={"Accept-Encoding": "gzip"}).headers


def test_pages_of_signed_in_people_are_not_kept_on_shared_devices(client: Client, alma: User):
    client.force_login(alma)
    assert client.get("/robots.txt").headers["Cache-Control"] == "private, no-store"


def test_what_needs_no_session_may_be_kept(client: Client):
    assert "Cache-Control" not in client.get("/robots.txt").headers


def test_fragment_and_page_are_kept_apart(client: Client):
    assert "HX-Request" in client.get("/robots.txt").headers["Vary"]


def test_every_answer_has_a_number_and_a_proxy_may_give_it(client: Client):
    assert len(client.get("/gesundheit/").headers["X-Request-ID"]) == 32
    given = {"X-Request-ID": "proxy-12345"}
    assert client.get("/gesundheit/", headers=given).headers["X-Request-ID"] == "proxy-12345"


@pytest.mark.parametrize("number", ["short", "x" * 65, "with space 123", "a\nb-forged-line"])
def test_a_number_that_makes_no_sense_is_replaced(client: Client, number: str):
    assert client.get("/gesundheit/", headers={"X-Request-ID": number}).headers["X-Request-ID"] != number


def test_log_lines_are_json_with_the_number_of_the_request_and_nothing_passed_along():
    record = logging.LogRecord("lms", logging.ERROR, __file__, 1, "Export %s failed", (7,), None)
    record.request = "GET /profil/ by Alma"
    token = request_id.set("abc-12345")
    line = json.loads(JsonFormatter().format(record))
    request_id.reset(token)
    assert line["message"] == "Export 7 failed"
    assert line["request"] == "abc-12345"
    assert "Alma" not in json.dumps(line)


@pytest.mark.parametrize("address", ["/%00/", "/lernen/%00/", "/suche/?q=%00", "/pruefen/%00/"])
def test_a_null_byte_leads_nowhere(client, db, address):
    """PostgreSQL knows none; no address of ours holds one."""
    assert client.get(address).status_code == 404
