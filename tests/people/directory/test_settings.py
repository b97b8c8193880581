"""The settings page."""


def test_alma_chooses_how_it_looks_without_javascript(alma, sign_in):
    browser = sign_in(alma)
    assert 'data-theme="dark"' not in browser.get("/einstellungen/").content.decode()
    browser.post("/einstellungen/darstellung/", {"theme": "dark"})
    page = browser.get("/einstellungen/").content.decode()
    assert 'data-theme="dark"' in page
    assert "Sie gilt auf allen Ihren Geräten" in page


def test_an_appearance_that_does_not_exist_is_ignored(alma, sign_in):
    sign_in(alma).post("/einstellungen/darstellung/", {"theme": "pink"})
    alma.refresh_from_db()
    assert alma.theme == ""


def test_what_hr_keeps_is_shown_and_cannot_be_changed_here(alma, sign_in):
    page = sign_in(alma).get("/einstellungen/").content.decode()
    assert "Geburten und Sterbefälle" in page
    assert "Personalverwaltung" in page
    assert 'name="last_name"' not in page


def test_the_settings_cost_few_queries(alma, sign_in, django_assert_max_num_queries):
    browser = sign_in(alma)
    browser.get("/einstellungen/")
    with django_assert_max_num_queries(15):
        browser.get("/einstellungen/")
