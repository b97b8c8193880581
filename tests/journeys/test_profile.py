"""Alma tells colleagues about herself, shows a photo and takes it back; Cem sees what she wants him to see."""

from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import expect

ALMA, CEM = "10000001", "10000003"


def photo() -> dict:
    """A file as a phone's picture gallery hands it over."""
    content = BytesIO()
    Image.linear_gradient("L").resize((640, 480)).convert("RGB").save(content, "JPEG")
    return {"name": "alma.jpg", "mimeType": "image/jpeg", "buffer": content.getvalue()}


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_almas_photo_is_there_as_long_as_she_wants(walker, scripts):
    about = f"Ich helfe gern beim {'Scannen' if scripts else 'Beurkunden'}."
    alma = walker("phone", scripts=scripts)
    page = alma.sign_in(ALMA)
    alma.go("/einstellungen/")
    page.locator("main").get_by_role("link", name="Ihr Profil bearbeiten").click()
    alma.look()
    page.get_by_label("Themen").fill("Urkunden, Scannen")
    page.get_by_label("Über mich").fill(about)
    page.get_by_label("Deutsche Gebärdensprache").check()
    page.get_by_role("button", name="Profil speichern").click()
    expect(page.locator("body")).to_contain_text("Ihr Profil ist gespeichert")
    expect(page.get_by_label("Über mich")).to_have_value(about)

    page.get_by_text("Ein Foto zeigen").click()
    page.locator("input[type=file]").set_input_files(photo())
    page.get_by_role("button", name="Foto zeigen").click()
    expect(page.locator("main")).to_contain_text("Setzen Sie das Häkchen")
    alma.look()
    page.locator("input[type=file]").set_input_files(photo())
    page.get_by_label("Ich willige ein.").check()
    page.get_by_role("button", name="Foto zeigen").click()
    expect(page.locator("main")).to_contain_text("Dieses Foto sehen alle")
    alma.look()
    page.get_by_role("link", name="So sehen andere Ihr Profil").click()
    alma.look()

    cem = walker("desktop", scripts=scripts)
    cem.sign_in(CEM)
    cem.page.goto(page.url)
    expect(cem.page.locator("main")).to_contain_text(about)
    expect(cem.page.locator("main")).to_contain_text("Deutsche Gebärdensprache")
    seen = cem.page.locator(".c-profilehead img")
    expect(seen).to_have_js_property("complete", True) if scripts else expect(seen).to_be_visible()
    address = seen.get_attribute("src")
    assert cem.page.request.get(f"{alma.address}{address}").status == 200
    cem.look()

    alma.go("/einstellungen/profil/")
    page.get_by_role("button", name="Einwilligung widerrufen").click()
    expect(page.locator("main")).to_contain_text("Andere sehen Ihre Anfangsbuchstaben")
    alma.look()
    cem.page.reload()
    expect(cem.page.locator(".c-profilehead")).to_contain_text("AA")
    expect(cem.page.locator(".c-profilehead img")).to_have_count(0)
    assert cem.page.request.get(f"{alma.address}{address}").status == 404
