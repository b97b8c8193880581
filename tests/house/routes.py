"""Every address of the platform: who may open it, and what everybody else gets instead.

`at` says where the scene (`scene.py`) has an example; `{…}` are names of the scene. A new address without a line here
fails the test. The editor below /cms/ has its own tables in `test_editor_rights.py`.
"""

from dataclasses import dataclass

EVERYBODY = ("alma", "bruno", "cem", "dora", "emil", "frida", "gero", "paula", "otto")
MOVERS = ("cem",)
REGISTRY = ("alma", "bruno", "cem")  # people of the Standesamt
LEADING = ("bruno",)  # a team
DEPUTIES = ("cem",)  # stands in for Bruno
HR = ("dora",)
IMPORTING = ("dora", "otto")  # HR for the whole city, operators
PROGRAMME = ("paula",)
OVERSEEING = ("emil", "paula")  # look after content of the whole city
OVERSIGHT = ("frida",)
WRITING = ("emil",)  # tests
READING_FEEDBACK = ("dora", "emil")  # plans courses, edits courses
EVALUATORS = ("dora", "emil", "frida")  # may read what may be evaluated
PLANNING = ("cem", "dora", "emil")  # plan sessions; Cem runs those of the scene
INSTRUCTING = ("bruno", "cem")  # leads a team; stands in for him
RUNNING = ("cem", "dora")  # see who comes to them

NO_TOKEN = 401
OK, DONE, MOVED, NOT_THERE, NOT_OPEN, ONLY_POST, INCOMPLETE = 200, 204, 302, 404, 403, 405, 422
SIGN_IN = "sign-in"  # a redirect to the sign-in page that leads back here


@dataclass(frozen=True)
class Route:
    """One address."""

    pattern: str
    who: tuple[str, ...] = EVERYBODY
    answer: int = OK  # for those who may
    others: int = NOT_THERE  # for everybody else who is signed in
    barred: tuple[str, ...] = ()  # may see the thing, but not do this: 403
    at: str | None = None
    post: bool = False  # changes something: GET is not accepted
    foreign: bool = False  # posted from another site, so no token of ours can come along
    stranger: int | str = SIGN_IN  # for people who are not signed in

    def expected(self, name: str) -> int | str:
        """What this person gets."""
        if name not in EVERYBODY:
            return self.stranger
        if name in self.barred:
            return NOT_OPEN
        return self.answer if name in self.who else self.others

    def address(self, scene: object) -> str:
        """The example in this scene."""
        at = self.pattern if self.at is None else self.at
        return f"/{at.format(**vars(scene)).removeprefix('/')}"


def mine(pattern: str, at: str, answer: int = OK, **more: object) -> Route:
    """Something of Alma's; for everybody else it does not exist."""
    return Route(pattern, ("alma",), answer, at=at, **more)


def act(pattern: str, at: str | None = None, who: tuple[str, ...] = EVERYBODY, **more: object) -> Route:
    """A form that changes something and leads on."""
    return Route(pattern, who, at=at, post=True, **({"answer": MOVED} | more))


def area(pattern: str, who: tuple[str, ...], at: str | None = None, **more: object) -> Route:
    """A whole area of work; others learn that it is not open to them, and nothing else."""
    return Route(pattern, who, at=at, others=NOT_OPEN, **more)


STEP, SECOND = "lernen/<str:course>/<str:step>/", "lernen/{second.slug}/"
NARROW, SEEING = "termine/{narrow_session.pk}/", (*REGISTRY, *OVERSEEING, *HR)
BUTTON: dict = {"answer": MOVED, "post": True}
PROOF, ASKING = "lernen/nachweise/{recognition.pk}/", ("alma", *HR)
LESSON, TEST = f"{SECOND}{{lesson.slug}}/", f"{SECOND}{{quiz.slug}}/test/"

ROUTES = [
    # config: open to machines, without a word about people
    Route("gesundheit/", stranger=OK),
    Route("gesundheit/bereit/", answer=503, stranger=503),  # no worker runs in tests
    Route("robots.txt", stranger=OK),
    Route("favicon.ico", answer=MOVED, stranger=MOVED),
    Route("lernprogramme/"),
    # the account
    Route("konto/anmelden/", answer=MOVED, stranger=OK),
    Route("konto/abmelden/", stranger=MOVED),
    Route("konto/zweiter-schritt/", answer=MOVED, stranger=MOVED),  # only between password and sign-in
    Route("konto/zweiter-faktor/", answer=MOVED),  # nobody's role asks for one in the scene
    Route("konto/bestaetigen/"),
    Route("konto/oidc/", answer=NOT_THERE, stranger=NOT_THERE),  # no single sign-on is set up here
    Route("konto/oidc/antwort/", answer=NOT_THERE, stranger=NOT_THERE),
    Route("konto/saml/", answer=NOT_THERE, stranger=NOT_THERE),
    Route("konto/saml/antwort/", answer=NOT_THERE, stranger=NOT_THERE, post=True, foreign=True),
    Route("konto/saml/weiter/", answer=NOT_THERE, stranger=NOT_THERE),
    Route("konto/saml/abmelden/", answer=NOT_THERE, stranger=NOT_THERE),
    Route("konto/saml/metadaten/", answer=NOT_THERE, stranger=NOT_THERE),
    Route("konto/kennwort/"),
    Route("konto/kennwort-vergessen/", stranger=OK),
    Route("konto/kennwort-vergessen/gesendet/", stranger=OK),
    Route(
        "konto/^neues-kennwort/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$", at="konto/neues-kennwort/1-falsch/", stranger=OK
    ),
    Route("konto/neues-kennwort/gesetzt/", stranger=OK),
    # shared devices: only a registered one opens anything
    Route("kiosk/", answer=NOT_THERE, stranger=NOT_THERE),
    Route("kiosk/einrichten/", stranger=OK),
    act("kiosk/weiter/", stranger=MOVED),
    Route("kiosk/noch-da/", answer=MOVED, stranger=MOVED),
    Route("pin/", stranger=OK),
    Route("pin/gesetzt/", stranger=OK),
    Route("einstellungen/pin/"),
    act("einstellungen/pin/entfernen/"),
    area("team/pin/", (*LEADING, *DEPUTIES)),
    act("team/pin/<str:number>/", "team/pin/{cast.alma.personnel_number}/", (*LEADING, *DEPUTIES), answer=OK),
    # people: one's own settings, messages and data
    Route("einstellungen/"),
    act("einstellungen/darstellung/"),
    act("einstellungen/sprache/"),
    Route("einstellungen/sicherheit/"),
    Route("einstellungen/sicherheit/app/"),
    Route("einstellungen/sicherheit/passkey/"),
    act("einstellungen/sicherheit/ersatzcodes/", who=(), others=NOT_OPEN),  # nobody has a second factor yet
    act("einstellungen/sicherheit/<int:number>/entfernen/", "einstellungen/sicherheit/1/entfernen/", who=()),
    act("einstellungen/sicherheit/abmelden/"),
    Route("einstellungen/mitteilungen/"),
    Route("mitteilungen/abbestellen/<str:key>/", at="mitteilungen/abbestellen/{stop_key}/", stranger=OK),
    Route("einstellungen/vertretung/"),
    area("einstellungen/vertretung/benennen/<int:pk>/", LEADING, "einstellungen/vertretung/benennen/{cast.gero.pk}/"),
    act(
        "einstellungen/vertretung/<int:pk>/beenden/",
        "einstellungen/vertretung/{deputyship.pk}/beenden/",
        LEADING,
    ),
    area("team/", (*LEADING, *DEPUTIES)),
    Route("einstellungen/profil/"),
    act("einstellungen/profil/foto/", answer=422),  # nothing chosen, nothing agreed to
    act("einstellungen/profil/foto/widerrufen/"),
    Route("personen/<int:pk>/", at="personen/{cast.gero.pk}/"),
    Route("mitteilungen/"),
    act("mitteilungen/gelesen/"),
    mine("mitteilungen/<int:number>/", "mitteilungen/{notification.pk}/", MOVED),
    act("mitteilungen/<int:number>/gelesen/", "mitteilungen/{notification.pk}/gelesen/", ("alma",)),
    Route("meine-rechte/"),
    Route("meine-daten/"),
    Route("meine-daten/herunterladen/"),
    Route("meine-daten/zugriffe/"),
    Route("meine-daten/zugriffe/herunterladen/"),
    # people: what staff council and data protection check
    area("datenschutz/wer-darf-was/", ("otto",)),
    area("datenschutz/zugriffe/", OVERSIGHT),
    area("datenschutz/datenkatalog/", OVERSIGHT),
    # identity systems: only for holders of a token, whoever is signed in
    *(
        Route(f"scim/v2/{pattern}", who=(), others=NO_TOKEN, stranger=NO_TOKEN, at=f"scim/v2/{at or pattern}")
        for pattern, at in (
            ("ServiceProviderConfig", ""),
            ("ResourceTypes", ""),
            ("ResourceTypes/<str:name>", "ResourceTypes/User"),
            ("Schemas", ""),
            ("Schemas/<str:name>", "Schemas/urn:ietf:params:scim:schemas:core:2.0:User"),
            ("Users", ""),
            ("Users/.search", ""),
            ("Users/<str:pk>", "Users/{cast.alma.pk}"),
            ("Groups", ""),
            ("Groups/.search", ""),
            ("Groups/<str:pk>", "Groups/1"),
            ("Me", ""),
            ("Bulk", ""),
            (".search", ""),
            ("<path:rest>", "gibt/es/nicht"),
        )
    ),
    # people: imports of staff data
    area("personal/importe/", IMPORTING),
    *(
        area(f"personal/importe/<int:pk>/{page}", IMPORTING, f"personal/importe/{{staff_import.pk}}/{page}")
        for page in ("", "zeilen/")
    ),
    area(  # who brought the file says what its columns mean; this one came by command and has none
        "personal/importe/<int:pk>/spalten/", ("otto",), "personal/importe/{staff_import.pk}/spalten/", answer=MOVED
    ),
    area(
        "personal/importe/<int:pk>/freigeben/",
        ("dora",),
        "personal/importe/{stopped_import.pk}/freigeben/",
        answer=INCOMPLETE,
        post=True,
    ),
    *(
        area(
            f"personal/importe/<int:pk>/{button}/",
            IMPORTING,
            f"personal/importe/{{staff_import.pk}}/{button}/",
            answer=MOVED,
            post=True,
        )
        for button in ("pruefen", "ausfuehren", "rueckgaengig", "verwerfen", "anstossen")
    ),
    # people: imports of absences
    area("personal/abwesenheiten/", IMPORTING),
    area("personal/abwesenheiten/<int:pk>/", IMPORTING, "personal/abwesenheiten/{absence_import.pk}/"),
    *(
        area(
            f"personal/abwesenheiten/<int:pk>/{button}/",
            IMPORTING,
            f"personal/abwesenheiten/{{absence_import.pk}}/{button}/",
            answer=MOVED,
            post=True,
        )
        for button in ("ausfuehren", "verwerfen")
    ),
    # lms: completions from an older system; the import of the scene is checked and has no file
    area("personal/abschluesse/", IMPORTING),
    *(
        area(f"personal/abschluesse/<int:pk>/{page}", IMPORTING, f"personal/abschluesse/{{history_import.pk}}/{page}")
        for page in ("", "zeilen/")
    ),
    *(
        area(
            f"personal/abschluesse/<int:pk>/{page}/",
            IMPORTING,
            f"personal/abschluesse/{{history_import.pk}}/{page}/",
            answer=MOVED,
        )
        for page in ("spalten", "kurse")
    ),
    *(
        area(
            f"personal/abschluesse/<int:pk>/{button}/",
            IMPORTING,
            f"personal/abschluesse/{{history_import.pk}}/{button}/",
            answer=MOVED,
            post=True,
        )
        for button in ("pruefen", "ausfuehren", "rueckgaengig", "verwerfen", "anstossen")
    ),
    # cms
    Route("styleguide/"),
    Route("medien/<path:path>", at="medien/exports/liste.csv", answer=NOT_THERE, stranger=NOT_THERE),  # not signed
    Route("suche/"),
    Route(  # offered by a page for the Standesamt; editors work with it
        r"dokumente/^(\d+)/(.*)$",
        (*REGISTRY, *OVERSEEING),
        at="dokumente/{document.pk}/{document.filename}",
    ),
    Route(
        "dokumente/authenticate_with_password/<int:restriction_id>/",
        who=(),  # collections have no passwords here
        at="dokumente/authenticate_with_password/1/",
    ),
    Route(r"^((?:[\w\-]+/)*)$", at=""),
    # courses: tried out by some, looked after by authors and editors
    Route("pilot/<str:course>/", who=(), at="pilot/{second.slug}/"),  # nothing is tried out in the scene
    act("ueberpruefung/<int:pk>/erledigt/", "ueberpruefung/1/erledigt/", who=()),  # nothing is planned in the scene
    # community: Digital Movers
    Route("community/"),
    Route("movers/"),
    Route("movers/<int:pk>/", at="movers/{cast.cem.pk}/"),
    area("movers/mein-profil/", MOVERS),
    area("movers/verwaltung/", PROGRAMME),
    area("movers/verwaltung/ernennen/<int:pk>/", PROGRAMME, "movers/verwaltung/ernennen/{cast.gero.pk}/"),
    area(
        "movers/verwaltung/beenden/<int:pk>/",
        PROGRAMME,
        "movers/verwaltung/beenden/{grant.pk}/",
        answer=MOVED,
        post=True,
    ),
    area(
        "movers/verwaltung/entziehen/<int:pk>/",
        PROGRAMME,
        "movers/verwaltung/entziehen/{grant.pk}/",
        answer=MOVED,
        post=True,
    ),
    # guidance, questions
    area("anleitungen/schreiben/", MOVERS, answer=MOVED),
    act("anleitungen/<int:pk>/hilfreich/", "anleitungen/{narrow_guidance.pk}/hilfreich/", (*REGISTRY, *OVERSEEING)),
    Route("fragen/"),
    Route("fragen/neu/"),
    Route("fragen/<int:pk>/", (*REGISTRY, *PROGRAMME), at="fragen/{question.pk}/"),
    act(
        "fragen/<int:pk>/antworten/<int:reply>/annehmen/",
        "fragen/{question.pk}/antworten/{reply.pk}/annehmen/",
        ("alma", "cem", "paula"),
        barred=("bruno",),  # may read it, but neither asked nor answers
    ),
    # evaluation
    area("auswertung/", HR),
    area("auswertung/namen/", HR),
    area("auswertung/erinnerungen/", HR),
    area("auswertung/erinnerungen/buch/", HR),
    area("auswertung/erinnerungen/briefe/", HR, answer=MOVED, post=True),
    area("auswertung/namen/ausgeben/", HR, answer=MOVED, post=True),
    area("auswertung/nachteilsausgleich/", HR),
    area("auswertung/wiederholung/", HR),
    area(
        "auswertung/wiederholung/<int:pk>/zuruecknehmen/",
        HR,
        "auswertung/wiederholung/1/zuruecknehmen/",
        answer=NOT_THERE,  # nothing is demanded in the scene
        post=True,
    ),
    Route(
        "auswertung/nachteilsausgleich/<int:pk>/beenden/",
        HR,
        MOVED,
        NOT_OPEN,
        at="auswertung/nachteilsausgleich/{accommodation.pk}/beenden/",
        post=True,
    ),
    Route("auswertung/dateien/<int:pk>/", HR, at="auswertung/dateien/{export.pk}/"),
    Route("auswertung/dateien/<int:pk>/datei/", HR, at="auswertung/dateien/{export.pk}/datei/"),
    area("auswertung/berichte/", EVALUATORS),
    area("auswertung/tests/", WRITING),
    area("auswertung/tests/<int:pk>/", WRITING, "auswertung/tests/{first_quiz.pk}/"),
    area("auswertung/rueckmeldungen/", READING_FEEDBACK),
    area("auswertung/rueckmeldungen/<int:pk>/", READING_FEEDBACK, "auswertung/rueckmeldungen/{course.pk}/"),
    # mandatory training: rules, figures, names and decisions of HR development
    area("auswertung/pflichtregeln/", HR),
    area("auswertung/pflichtregeln/neu/", HR),
    Route("auswertung/pflichtregeln/<int:pk>/", HR, at="auswertung/pflichtregeln/{rule.pk}/"),
    Route("auswertung/pflichtregeln/<int:pk>/entwurf/", HR, at="auswertung/pflichtregeln/{rule.pk}/entwurf/"),
    *(
        act(f"auswertung/pflichtregeln/<int:pk>/{button}/", f"auswertung/pflichtregeln/{{rule.pk}}/{button}/", HR)
        for button in ("neue-fassung", "freigeben", "archivieren")
    ),
    area("auswertung/zielgruppen/", HR),
    area("auswertung/zielgruppen/neu/", HR),
    area("auswertung/zielgruppen/<int:pk>/", HR, "auswertung/zielgruppen/{audience.pk}/"),
    area("auswertung/pflichten/", HR),
    area("auswertung/pflichten/namen/", HR),
    area("auswertung/pflichten/klaeren/", HR),
    area("auswertung/pflichten/antraege/", HR),
    area("auswertung/pflichten/antraege/<int:pk>/", HR, "auswertung/pflichten/antraege/{extension.pk}/"),
    area("auswertung/pflichten/<int:pk>/", HR, "auswertung/pflichten/{duty.pk}/"),
    area("auswertung/pflichten/<int:pk>/befreien/", HR, "auswertung/pflichten/{duty.pk}/befreien/", **BUTTON),
    area(
        "auswertung/pflichten/befreiungen/<int:pk>/zuruecknehmen/",
        HR,
        "auswertung/pflichten/befreiungen/{exemption.pk}/zuruecknehmen/",
        **BUTTON,
    ),
    area("team/pflichten/", (*LEADING, *DEPUTIES)),
    Route("lernen/pflichten/"),
    mine("lernen/pflichten/<int:pk>/", "lernen/pflichten/{duty.pk}/"),
    # lms: one's own record
    Route("lernen/verlauf/"),
    Route("lernen/verlauf/herunterladen/"),
    Route("lernen/bildungspass/"),
    Route("lernen/bildungspass/pdf/"),
    Route("lernen/bildungspass/json/"),
    Route("lernen/bildungspass/mitnehmen/"),
    Route("lernen/bildungspass/europass/"),
    mine("lernen/bescheinigungen/<slug:number>/", "lernen/bescheinigungen/{certificate.number}/"),
    mine("lernen/bescheinigungen/<slug:number>/pdf/", "lernen/bescheinigungen/{certificate.number}/pdf/"),
    mine("lernen/bescheinigungen/zu/<int:completion>/", "lernen/bescheinigungen/zu/{completion.pk}/", MOVED),
    mine("lernen/bescheinigungen/zu/<int:completion>/pdf/", "lernen/bescheinigungen/zu/{completion.pk}/pdf/", MOVED),
    mine(
        "lernen/bescheinigungen/programm/<int:completion>/",
        "lernen/bescheinigungen/programm/{programme_completion.pk}/",
        MOVED,
    ),
    mine(
        "lernen/bescheinigungen/programm/<int:completion>/pdf/",
        "lernen/bescheinigungen/programm/{programme_completion.pk}/pdf/",
        MOVED,
    ),
    act(  # her name is the same, so there is no reason
        "lernen/bescheinigungen/<slug:number>/neu/",
        "lernen/bescheinigungen/{certificate.number}/neu/",
        (),
        barred=("alma",),
    ),
    mine(
        "lernen/bescheinigungen/<slug:number>/bild/<slug:part>/",
        "lernen/bescheinigungen/{certificate.number}/bild/logo/",
    ),
    act(
        "lernen/bescheinigungen/<slug:number>/badge/",
        "lernen/bescheinigungen/{certificate.number}/badge/",
        ("alma",),
    ),
    act(
        "lernen/bescheinigungen/<slug:number>/badge/ausschalten/",
        "lernen/bescheinigungen/{certificate.number}/badge/ausschalten/",
        ("alma",),
    ),
    mine(
        "lernen/bescheinigungen/<slug:number>/badge/bild/",
        "lernen/bescheinigungen/{certificate.number}/badge/bild/",
    ),
    mine(
        "lernen/bescheinigungen/<slug:number>/badge/datei/",
        "lernen/bescheinigungen/{certificate.number}/badge/datei/",
    ),
    Route("badges/aussteller/", stranger=OK),
    Route("badges/schluessel/<str:kid>/", at="badges/schluessel/falsch/", answer=NOT_THERE, stranger=NOT_THERE),
    Route("badges/kurs/<uuid:key>/", at="badges/kurs/{course.translation_key}/", stranger=OK),
    Route(
        "badges/programm/<uuid:key>/",
        at="badges/programm/{course.translation_key}/",
        answer=NOT_THERE,
        stranger=NOT_THERE,
    ),
    Route("badges/status/<int:number>/", at="badges/status/0/", stranger=OK),
    area("auswertung/bescheinigungen/", HR),
    area("auswertung/bescheinigungen/<slug:number>/", HR, "auswertung/bescheinigungen/{certificate.number}/"),
    area(
        "auswertung/bescheinigungen/<slug:number>/widerrufen/",
        HR,
        "auswertung/bescheinigungen/{certificate.number}/widerrufen/",
        answer=INCOMPLETE,
        post=True,
    ),
    area(
        "auswertung/bescheinigungen/<slug:number>/neu/",
        (),
        "auswertung/bescheinigungen/{certificate.number}/neu/",
        post=True,
    ),
    Route("pruefen/", stranger=OK),
    Route("pruefen/<str:number>/", at="pruefen/{certificate.number}/", stranger=OK),
    # lms: instruction on site; Bruno holds the scene’s meeting, Cem stands in for him, HR reads
    area("unterweisung/", (*INSTRUCTING, *HR)),
    area("unterweisung/beginnen/", INSTRUCTING),
    area("unterweisung/themen/", HR),
    area("unterweisung/themen/neu/", HR),
    area("unterweisung/themen/<int:pk>/", HR, "unterweisung/themen/{instruction.topic.pk}/"),
    Route("unterweisung/teilnehmen/<str:code>/", at="unterweisung/teilnehmen/{instruction_code}/"),
    Route("unterweisung/<int:pk>/", (*INSTRUCTING, *HR), at="unterweisung/{instruction.pk}/"),
    Route("unterweisung/<int:pk>/protokoll/", (*INSTRUCTING, *HR), at="unterweisung/{instruction.pk}/protokoll/"),
    Route(
        "unterweisung/<int:pk>/nachweise/<int:record>/korrigieren/",
        (*INSTRUCTING, *HR),
        at="unterweisung/{instruction.pk}/nachweise/{instruction_record.pk}/korrigieren/",
    ),
    *(
        Route(f"unterweisung/<int:pk>/{page}/", INSTRUCTING, at=f"unterweisung/{{instruction.pk}}/{page}/", barred=HR)
        for page in ("code", "unterschreiben", "pin")
    ),
    *(
        act(pattern, at, INSTRUCTING, barred=HR)
        for pattern, at in (
            ("unterweisung/<int:pk>/personen/<int:learner>/", "unterweisung/{instruction.pk}/personen/{cast.alma.pk}/"),
            (
                "unterweisung/<int:pk>/personen/<int:learner>/streichen/",
                "unterweisung/{instruction.pk}/personen/{cast.alma.pk}/streichen/",
            ),
            ("unterweisung/<int:pk>/abschliessen/", "unterweisung/{instruction.pk}/abschliessen/"),
            ("unterweisung/<int:pk>/wiederholen/", "unterweisung/{instruction.pk}/wiederholen/"),
        )
    ),
    # lms: proofs from elsewhere; Alma handed one in, HR decides
    Route("lernen/nachweise/"),
    Route("lernen/nachweise/einreichen/"),
    area(
        "lernen/nachweise/einreichen/<int:pk>/",
        ("alma", "bruno", "cem", "dora"),
        "lernen/nachweise/einreichen/{cast.alma.pk}/",
    ),
    Route("lernen/nachweise/<int:pk>/", ("alma", "dora"), at="lernen/nachweise/{recognition.pk}/"),
    Route(
        "lernen/nachweise/<int:pk>/scan/<int:scan>/",
        ("alma", "dora"),
        at="lernen/nachweise/{recognition.pk}/scan/{scan.pk}/",
    ),
    act("lernen/nachweise/<int:pk>/antworten/", "lernen/nachweise/{recognition.pk}/antworten/", (), barred=ASKING),
    act("lernen/nachweise/<int:pk>/zurueckziehen/", f"{PROOF}zurueckziehen/", ("alma",), barred=HR),
    *(
        act(f"lernen/nachweise/<int:pk>/{at}/", f"{PROOF}{at}/", HR, barred=("alma",), answer=answer)
        for at, answer in (("anerkennen", INCOMPLETE), ("ablehnen", INCOMPLETE), ("rueckfrage", INCOMPLETE))
    ),
    area("auswertung/nachweise/", HR),
    area("auswertung/nachweise/anerkennen/", HR, **BUTTON),
    area("auswertung/nachweise/einreichen/", HR),
    area("auswertung/nachweise/arten/", HR),
    area("auswertung/nachweise/arten/<int:pk>/", HR, "auswertung/nachweise/arten/{proof_kind.pk}/"),
    # lms: sessions; the narrow one is of a course for the Standesamt, HR plans them all
    Route("termine/"),
    Route("termine/meine/"),
    act("termine/meine/kalender/"),
    act("termine/meine/kalender/beenden/"),
    Route("termine/abo/<str:secret>.ics", answer=NOT_THERE, stranger=NOT_THERE, at="termine/abo/falsch.ics"),
    area("termine/anfragen/", (*LEADING, *DEPUTIES, *HR)),  # HR decides for people whom nobody leads
    act("termine/anfragen/<int:step>/", "termine/anfragen/{asked.pk}/", (*LEADING, *DEPUTIES)),
    area("termine/planung/", PLANNING),
    area("termine/planung/neu/", PLANNING),
    area("termine/planung/<int:pk>/", PLANNING, "termine/planung/{session.pk}/"),
    area("termine/planung/<int:pk>/absagen/", PLANNING, "termine/planung/{session.pk}/absagen/"),
    Route("termine/<int:pk>/", SEEING, at=f"{NARROW}"),
    Route("termine/<int:pk>/termin.ics", SEEING, at=f"{NARROW}termin.ics"),
    act("termine/<int:pk>/buchen/", f"{NARROW}buchen/", SEEING, barred=HR),  # HR plans it, it is not meant for her
    act("termine/<int:pk>/annehmen/", f"{NARROW}annehmen/", SEEING),
    act("termine/<int:pk>/stornieren/", f"{NARROW}stornieren/", SEEING),
    act("termine/<int:pk>/umbuchen/", f"{NARROW}umbuchen/", ()),  # nobody has a seat in another one
    area("termine/<int:pk>/teilnehmende/", RUNNING, "termine/{session.pk}/teilnehmende/"),
    area(
        "termine/<int:pk>/teilnehmende/dazu/<int:learner>/",
        RUNNING,
        "termine/{session.pk}/teilnehmende/dazu/{cast.gero.pk}/",
    ),
    *(
        area(f"termine/<int:pk>/teilnehmende/{at}", RUNNING, f"termine/{{session.pk}}/teilnehmende/{at}", **BUTTON)
        for at in ("alle/", "abschliessen/")
    ),
    area(
        "termine/<int:pk>/teilnehmende/<int:learner>/",
        RUNNING,
        "termine/{session.pk}/teilnehmende/{cast.alma.pk}/",
        **BUTTON,
    ),
    area(
        "termine/<int:pk>/teilnehmende/<int:learner>/stornieren/",
        HR,
        "termine/{session.pk}/teilnehmende/{cast.alma.pk}/stornieren/",
        **BUTTON,
    ),
    # lms: taking courses; whoever did not take up a course is led to its page
    Route("begriffe/"),
    Route("lernen/notizen/"),
    act("lernen/notizen/<str:kind>/<int:pk>/loeschen/", "lernen/notizen/notiz/{note.pk}/loeschen/", ("alma",)),
    act(f"{STEP}notiz/", f"{LESSON}notiz/", ("alma",)),
    act(f"{STEP}lesezeichen/", f"{LESSON}lesezeichen/", ("alma",)),
    act(f"{STEP}abspielstelle/", f"{LESSON}abspielstelle/", (), others=NOT_THERE),  # no film in the scene
    Route("lernen/tastatur/"),
    mine("lernen/<str:course>/drucken/", f"{SECOND}drucken/"),
    Route("lernen/"),
    Route("lernen/<str:course>/", at=SECOND, answer=MOVED),
    act("lernen/<str:course>/beginnen/", f"{SECOND}beginnen/"),
    act("lernen/<str:course>/wechseln/", f"{SECOND}wechseln/", ("alma",)),
    act("lernen/<str:course>/abmelden/", f"{SECOND}abmelden/", ("alma",)),
    mine("lernen/<str:course>/rueckmeldung/", "lernen/{course.slug}/rueckmeldung/", others=MOVED),
    mine(STEP, LESSON, others=MOVED),
    act(f"{STEP}weiter/", f"{LESSON}weiter/", ("alma",)),
    act(f"{STEP}stelle/", f"{LESSON}stelle/", ("alma",), answer=DONE),
    mine(f"{STEP}test/", TEST, others=MOVED),
    act(f"{STEP}test/beginnen/", f"{TEST}beginnen/"),
    mine(f"{STEP}test/<int:attempt>/frage/<int:place>/", f"{TEST}{{attempt.pk}}/frage/1/"),
    act(f"{STEP}test/<int:attempt>/abgeben/", f"{TEST}{{attempt.pk}}/abgeben/", ("alma",)),
    mine(f"{STEP}test/<int:attempt>/", "lernen/{course.slug}/{first_quiz.slug}/test/{finished.pk}/"),
]


def page(at: str, who: tuple[str, ...] = EVERYBODY, **more: object) -> Route:
    """A page written in the editor; those it is not meant for get the same 404 as for nothing."""
    return Route("", who, at=at, **more)


IN_REGISTRY = (*REGISTRY, *OVERSEEING)
FOR_MOVERS = (*MOVERS, *OVERSEEING)
IN_NOISE = ("gero", *OVERSEEING)  # the hazard group of Gero's post

PAGES = [
    page(""),
    page("kurse/"),
    page("informationen/"),
    page("neues/"),
    page("anleitungen/"),
    page("anleitungen/standesamt/"),
    page("{course.url}"),
    page("{narrow_course.url}", IN_REGISTRY),
    page("{movers_course.url}", FOR_MOVERS),
    page("{noise_course.url}", IN_NOISE),
    page("{draft_course.url}", (), stranger=SIGN_IN),
    page("{guidance.url}"),
    page("{narrow_guidance.url}", IN_REGISTRY),
    page("{movers_guidance.url}", FOR_MOVERS),
    page("{draft_guidance.url}", ()),
    page("{information.url}"),
    page("{open_information.url}", stranger=OK),
    page("{narrow_information.url}", IN_REGISTRY),
    page("{child_information.url}"),
    page("{draft_information.url}", ()),
    page("{news.url}"),
    page("{narrow_news.url}", IN_REGISTRY),
    page("{lesson.url}", answer=MOVED),
    page("gibt/es/nicht/", ()),
    # the player of courses that are not meant for everybody
    page("lernen/{narrow_course.slug}/", IN_REGISTRY, answer=MOVED),
    page("lernen/{movers_course.slug}/lektion-1/", FOR_MOVERS, answer=MOVED),
    page("lernen/{draft_course.slug}/", ()),
    page("lernen/{narrow_course.slug}/beginnen/", IN_REGISTRY, answer=MOVED, post=True),
    page("lernen/{draft_course.slug}/beginnen/", (), post=True),
    page("anleitungen/{draft_guidance.pk}/hilfreich/", (), post=True),
]

# What people may know of: everybody to whom its title may appear outside the editor and the reports of HR.
THINGS = {
    "narrow_course": IN_REGISTRY,
    "movers_course": FOR_MOVERS,
    "noise_course": IN_NOISE,
    "draft_course": (),
    "narrow_guidance": IN_REGISTRY,
    "movers_guidance": FOR_MOVERS,
    "draft_guidance": (),
    "other_draft": (),
    "narrow_information": IN_REGISTRY,
    "draft_information": (),
    "narrow_news": IN_REGISTRY,
    "question": (*REGISTRY, *PROGRAMME),
}

# Every list, count, filter, search, message and card that could give a title away.
SURFACES = [
    "",
    "kurse/",
    "kurse/?q=Turmalin",
    "kurse/?q=Obsidian",
    "kurse/?thema=standesamtliches",
    "{second.url}",
    "suche/?q=Turmalin",
    "suche/?q=Obsidian",
    *(
        f"suche/?q=Turmalin&art={kind}"
        for kind in ("kurse", "lektionen", "anleitungen", "fragen", "informationen", "neues", "menschen")
    ),
    "suche/?q=Lektion",
    "begriffe/?q=Turmalin",
    "lernen/notizen/",
    "suche/?q=Cem",
    "termine/",
    "termine/meine/",
    "informationen/",
    "{child_information.url}",
    "neues/",
    "anleitungen/",
    "anleitungen/?q=Turmalin",
    "anleitungen/?ordnung=hilfreich",
    "anleitungen/standesamt/",
    "anleitungen/tiefbauamt/",
    "{guidance.url}",
    "community/",
    "fragen/",
    *(f"fragen/?ansicht={view}" for view in ("beantworten", "amt", "offen", "geloest")),
    *(
        f"fragen/neu/?seite={{{thing}.pk}}"
        for thing in ("narrow_course", "movers_course", "draft_course", "narrow_guidance", "draft_guidance", "quiz")
    ),
    "movers/",
    "movers/{cast.cem.pk}/",
    "lernen/",
    "lernen/bildungspass/",
    "lernen/nachweise/",
    "lernen/nachweise/einreichen/",
    "lernen/verlauf/",
    "mitteilungen/",
    "meine-daten/",
    "meine-daten/zugriffe/",
    "meine-daten/zugriffe/herunterladen/",
    "meine-rechte/",
    "datenschutz/zugriffe/",
    "datenschutz/wer-darf-was/",
    *(f"datenschutz/wer-darf-was/?art=page&was={{{thing}.pk}}" for thing in ("narrow_course", "draft_guidance")),
    "datenschutz/wer-darf-was/?art=question&was={question.pk}",
    "datenschutz/datenkatalog/",
    "einstellungen/profil/",
    "personen/{cast.cem.pk}/",
    "konto/anmelden/",
    "pruefen/{certificate.number}/",
    "{open_information.url}",
    "gibt/es/nicht/",
    "auswertung/berichte/",
]

# Those of them that answer htmx with a part of the page.
FRAGMENTS = [
    "kurse/?q=Turmalin",
    "suche/?q=Turmalin",
    "termine/",
    "fragen/",
    "mitteilungen/",
    "lernen/bildungspass/",
    "gibt/es/nicht/",
]
