"""Starts the provider with its pages: metadata, a sign-in form, the form that leads back, signing out."""

import base64
import os
from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import waitress

from tests.providers.saml import PASSWORD, PEOPLE, STRONG, Provider

ADDRESS = os.environ["PROVIDER_ADDRESS"]
provider = Provider(ADDRESS, Path(os.environ["PROVIDER_FOLDER"]))
Start = Callable[[str, list[tuple[str, str]]], object]


def page(action: str, fields: dict[str, str], words: str) -> str:
    hidden = "".join(f'<input type="hidden" name="{name}" value="{escape(text)}">' for name, text in fields.items())
    form = f'<form method="post" action="{escape(action)}">{hidden}{words}<button>Weiter</button></form>'
    return f'<!doctype html><html lang="de"><title>Anmeldung der Stadt</title><h1>Anmeldung der Stadt</h1>{form}</html>'


def sign_in(sent: dict[str, str]) -> str:
    """Ask who is there, and send whoever knows the password back with the answer."""
    question = provider.read(sent)
    account = sent.get("account", "")
    if account not in PEOPLE or sent.get("password") != PASSWORD:
        asked = {name: sent[name] for name in ("SAMLRequest", "RelayState", "SigAlg", "Signature") if name in sent}
        return page(f"{ADDRESS}/sso", asked, '<input name="account"><input name="password" type="password">')
    answer = provider.answer(question.id, account, context=STRONG)
    fields = {"SAMLResponse": base64.b64encode(answer.encode()).decode(), "RelayState": sent.get("RelayState", "")}
    return page(provider.consumer(), fields, "")


def serve(environment: dict, start: Start) -> Iterable[bytes]:
    body = environment["wsgi.input"].read().decode()
    path, sent = environment["PATH_INFO"], dict(parse_qsl(environment["QUERY_STRING"]))
    if path == "/slo":
        start("302 Found", [("Location", provider.signed_out(sent))])
        return []
    if path not in {"/metadata", "/introduce", "/sso"}:
        start("404 Not Found", [])
        return []
    if path == "/introduce":
        provider.introduce(body)
    said = {"/metadata": provider.metadata, "/introduce": str, "/sso": lambda: sign_in(sent | dict(parse_qsl(body)))}
    start("200 OK", [("Content-Type", "text/html; charset=utf-8")])
    return [said[path]().encode()]


waitress.serve(serve, host="127.0.0.1", port=urlsplit(ADDRESS).port, threads=2)
