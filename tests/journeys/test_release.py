"""The way of a course: Jule writes it, Emil approves it, the Standesamt tries it out, everybody gets it, it changes."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.walker import Walker

ALMA, EMIL, GERO, JULE = "10000001", "10000005", "10000007", "10000011"
TITLE, SLUG = "Ordnung im Postfach", "ordnung-im-postfach"
NEWS = "Neu: Was länger als zwei Jahre liegt, wird gelöscht."


def begin_with_template(jule: Walker) -> str:
    """A new course from the template, seen as a draft and handed in; gives the address of its release."""
    page = jule.go("/cms/neuer-kurs/")
    page.get_by_label("Beginnen mit").select_option(label="Vorlage: Kurze Schulung")
    page.get_by_label("Titel des neuen Kurses").fill(TITLE)
    page.get_by_role("button", name="Kurs anlegen").click()
    page.wait_for_url(re.compile(r"/cms/pages/\d+/edit/"))
    number = re.search(r"/pages/(\d+)/", page.url)[1]
    jule.go(f"/cms/pages/{number}/view_draft/")
    expect(page.get_by_role("heading", level=1, name=TITLE)).to_be_visible()
    jule.go(f"/cms/kurs-freigabe/{number}/")
    page.get_by_role("button", name="Alles zur Freigabe geben").click()
    expect(page.get_by_text("4 Seiten warten auf Freigabe.")).to_be_visible()
    return f"/cms/kurs-freigabe/{number}/"


def approve_for_a_pilot(emil: Walker, release: str) -> None:
    """The Standesamt tries it out, then everything goes online with a comment."""
    page = emil.go(release)
    page.get_by_label("Standesamt", exact=True).check()
    page.get_by_role("button", name="Pilotphase beginnen").click()
    expect(page.get_by_text("Nur die Beteiligten der Pilotphase sehen diesen Kurs jetzt.")).to_be_visible()
    page.get_by_label("Kommentar für die Autorin oder den Autor").fill("Schön kurz, danke!")
    page.get_by_role("button", name="Alles freigeben und veröffentlichen").click()
    expect(page.get_by_text("4 Seiten sind online.")).to_be_visible()


def finds(walker: Walker) -> list[bool]:
    """Whether the page, the catalogue and the search show the course."""
    page = walker.page
    status = page.request.get(f"{walker.address}/kurse/{SLUG}/").status
    found = [status == 200]
    for path in (f"/kurse/?q={TITLE}", f"/suche/?q={TITLE}"):
        walker.go(path)
        found.append(page.locator(f"main a[href*='/kurse/{SLUG}/']").count() > 0)
    return found


def publish_change(emil: Walker, release: str) -> None:
    """Emil changes the second lesson substantially."""
    page = emil.go(release.replace("kurs-freigabe", "pages"))
    page.get_by_role("link", name="Die Regel", exact=True).first.click()
    page.wait_for_url(re.compile(r"/cms/pages/\d+/edit/"))
    page.locator("#id_title").fill("Die neue Regel")
    page.locator("input[name=change][value=substantial]").check()
    page.locator("#id_change_note").fill(NEWS)
    put_online(page)
    expect(page.locator(".messages, .w-messages").first).to_contain_text("Die neue Regel")


def put_online(page: Page) -> None:
    """Wagtail keeps “Publish” below the first button."""
    button = page.locator("button[name=action-publish]")
    if not button.is_visible():
        page.locator("footer [data-w-dropdown-target=toggle]").last.click()
    button.click()
    page.wait_for_load_state("load")


def test_a_course_goes_its_way_and_changes_while_alma_is_in_the_middle(walker):
    jule, emil, alma, gero = (walker("desktop") for _person in range(4))
    for somebody, number in ((jule, JULE), (emil, EMIL), (alma, ALMA), (gero, GERO)):
        somebody.sign_in(number)
    release = begin_with_template(jule)
    approve_for_a_pilot(emil, release)
    assert finds(alma) == [True, True, True]
    assert finds(gero) == [False, False, False]

    page = alma.go(f"/kurse/{SLUG}/")
    expect(page.get_by_text("Sie erproben diesen Kurs.")).to_be_visible()
    alma.look()
    page.get_by_role("link", name="Rückmeldung geben").click()
    page.get_by_label("Reif für alle").check()
    page.get_by_label("Was ist gut?").fill("Kurz und klar.")
    alma.look()
    page.get_by_role("button", name="Rückmeldung senden").click()
    page.wait_for_url(f"**/kurse/{SLUG}/")
    page.get_by_role("button", name="Kurs starten").click()
    page.wait_for_url(f"**/lernen/{SLUG}/worum-es-geht/")
    page.locator(".c-lessonnav").get_by_role("button").last.click()
    page.wait_for_url(f"**/lernen/{SLUG}/die-regel/")

    desk = emil.go(release)
    expect(desk.get_by_text("Kurz und klar.")).to_be_visible()
    desk.get_by_label("Freigeben: Alle, für die er bestimmt ist").check()
    desk.get_by_label("Grund").fill("Im Standesamt bewährt")
    desk.get_by_role("button", name="Entscheiden").click()
    expect(desk.get_by_text("Der Kurs ist freigegeben.")).to_be_visible()
    assert finds(gero) == [True, True, True]

    publish_change(emil, release)
    alma.go(f"/lernen/{SLUG}/die-regel/")
    expect(page.get_by_role("heading", level=1, name="Die Regel", exact=True)).to_be_visible()
    expect(page.get_by_text(NEWS)).to_be_visible()
    alma.look()
    page.locator(".c-lessonnav").get_by_role("button").last.click()
    page.wait_for_url(f"**/lernen/{SLUG}/ueben-und-nachfragen/")
    page.locator(".c-lessonnav").get_by_role("button").last.click()
    page.wait_for_url(f"**/kurse/{SLUG}/")
    expect(page.get_by_text("Sie haben diesen Kurs am")).to_be_visible()

    beginner = gero.go(f"/kurse/{SLUG}/")
    beginner.get_by_role("button", name="Kurs starten").click()
    beginner.wait_for_url(f"**/lernen/{SLUG}/**")
    expect(beginner.get_by_text("Die neue Regel").first).to_be_visible()
