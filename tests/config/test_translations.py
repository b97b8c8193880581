"""German texts: collected from code and templates, kept, checked and compiled."""

import gettext
import os
from pathlib import Path

import pytest

from config import translations
from config.translations import Storey


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A small house with one room of code, one template of its storey and one of the site."""
    (tmp_path / "people").mkdir()
    (tmp_path / "people" / "models.py").write_text(
        'from django.utils.translation import gettext_lazy as _\nname = _("name")\n'
    )
    for folder, words in {"people": '  {% translate "My data" %}\n', "site": '{{ x|default:_("Nobody") }}\n'}.items():
        (tmp_path / "templates" / folder).mkdir(parents=True)
        (tmp_path / "templates" / folder / "page.html").write_text(
            "{% load i18n %}\n<p>it's (open\n  " + words + "</p>\n"
        )
    (tmp_path / "templates" / "people" / "list.html").write_text(
        "{% blocktranslate count n=people|length trimmed %}\n  {{ n }} person\n"
        "{% plural %}\n  {{ n }} people\n{% endblocktranslate %}"
    )
    return tmp_path


@pytest.fixture
def people(house: Path) -> Storey:
    return Storey("people", house)


def translate(storey: Storey, english: str, german: str) -> None:
    """Fill in the German words as a translator would, in the file."""
    old = storey.catalogue.read_text()
    assert f'msgid "{english}"\nmsgstr ""' in old
    storey.catalogue.write_text(old.replace(f'msgid "{english}"\nmsgstr ""', f'msgid "{english}"\nmsgstr "{german}"'))


def translate_all(storey: Storey) -> None:
    translate(storey, "name", "Name")
    translate(storey, "My data", "Meine Daten")
    words = storey.catalogue.read_text()
    words = words.replace('msgstr[0] ""', 'msgstr[0] "%(n)s Person"').replace(
        'msgstr[1] ""', 'msgstr[1] "%(n)s Personen"'
    )
    storey.catalogue.write_text(words)


def test_texts_come_from_code_and_templates_of_the_storey(people: Storey):
    found = {message.id for message in translations.collect(people) if message.id}
    assert found == {"name", "My data", ("%(n)s person", "%(n)s people")}


def test_templates_outside_the_storeys_belong_to_the_site(house: Path):
    assert "Nobody" in translations.collect(Storey("site", house))


def test_updating_keeps_translations_and_drops_what_nobody_asks_for(people: Storey):
    translations.update(people)
    translate_all(people)
    (people.house / "people" / "models.py").write_text('from x import gettext\ncity = gettext("city")\n')
    translations.update(people)
    german = people.catalogue.read_text()
    assert 'msgstr "Meine Daten"' in german
    assert 'msgid "city"\nmsgstr ""' in german
    assert '"Name"' not in german


def test_updating_twice_changes_nothing(people: Storey):
    translations.update(people)
    first = people.catalogue.read_text()
    translations.update(people)
    assert people.catalogue.read_text() == first
    assert "models.py:" not in first  # no line numbers, so that a moved line is no change


def test_words_known_in_another_storey_are_taken_over(house: Path, people: Storey):
    translations.update(people)
    translate_all(people)
    (house / "config").mkdir()
    (house / "config" / "apps.py").write_text('from x import gettext as _\n_("My data")\n')
    translations.update(Storey("site", house))
    assert 'msgstr "Meine Daten"' in Storey("site", house).catalogue.read_text()


def test_the_check_names_untranslated_left_over_and_wrong_texts(people: Storey):
    assert [fault for fault in translations.faults(people) if "not yet in the catalogue" in fault]
    translations.update(people)
    assert len([fault for fault in translations.faults(people) if "not translated" in fault]) == 3
    translate_all(people)
    assert list(translations.faults(people)) == []
    people.catalogue.write_text(people.catalogue.read_text().replace("%(n)s Personen", "%(m)s Personen"))
    assert "unknown named placeholder" in " ".join(translations.faults(people))
    (people.house / "templates" / "people" / "list.html").unlink()
    assert "nobody asks for it any more" in " ".join(translations.faults(people))


def test_names_in_braces_must_survive(people: Storey):
    (people.house / "people" / "models.py").write_text('from x import gettext as _\nx = _("Dear {name}")\n')
    translations.update(people)
    translate(people, "Dear {name}", "Guten Tag {nahme}")
    assert "other names in braces" in " ".join(translations.faults(people))


def test_two_storeys_may_not_contradict_each_other(house: Path, people: Storey):
    site = Storey("site", house)
    (house / "templates" / "site" / "page.html").write_text('{% load i18n %}{% translate "My data" %}')
    for storey, german in ((people, "Meine Daten"), (site, "Über mich")):
        storey.catalogue.parent.mkdir(parents=True)
        storey.catalogue.write_text(
            translations.HEADER.format(storey=storey.name) + f'msgid "My data"\nmsgstr "{german}"\n'
        )
    assert list(translations.contradictions([people, site])) == ["'My data' has different words in people and site"]


def test_only_catalogues_newer_than_what_runs_are_compiled(people: Storey):
    translations.update(people)
    translate_all(people)
    assert translations.compile_stale([people]) == [people]
    assert translations.compile_stale([people]) == []
    with people.compiled.open("rb") as file:
        spoken = gettext.GNUTranslations(file)
    assert spoken.gettext("name") == "Name"
    assert spoken.ngettext("%(n)s person", "%(n)s people", 2) == "%(n)s Personen"
    later = people.compiled.stat().st_mtime + 5
    os.utime(people.catalogue, (later, later))
    assert translations.compile_stale([people]) == [people]
