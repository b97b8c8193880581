"""The data catalogue names everything that is stored about people, in German, for the annex of the agreement."""

from people.privacy.catalogue import catalogue, declarations

PAGE = "/datenschutz/datenkatalog/"


def test_frida_reads_what_is_stored_what_for_for_whom_and_how_long(frida, sign_in):
    page = sign_in(frida).get(PAGE).content.decode()
    for words in ("Personalnummer", "Schulungsnachweis", "§ 12 ArbSchG", "nur die Person selbst", "drei Jahre"):
        assert words in page


def test_every_declared_model_stands_in_it_once(db):
    listed = [entry.label for chapter in catalogue() for entry in chapter.entries]
    assert sorted(listed) == sorted(model._meta.label for model, _declaration in declarations())
    assert len(listed) == len(set(listed))
    assert {"people.User", "lms.Completion", "sessions.Session", "wagtailcore.PageLogEntry"} <= set(listed)


def test_the_catalogue_names_nobody(alma, frida, sign_in):
    assert "Aydin" not in sign_in(frida).get(PAGE).content.decode()
