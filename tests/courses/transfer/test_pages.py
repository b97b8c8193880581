"""The pages in the editor where whole courses come and go."""

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from courses.models import CoursePage, Topic
from courses.transfer import services
from courses.transfer.models import CourseExport, CourseImport
from people.directory.roles import Role
from people.directory.services import grant, sync_groups
from tests.courses.transfer.conftest import packed

HERE = "/cms/kurs-austausch/"


def test_emil_hands_a_course_on_and_takes_it_in(course, browser, django_capture_on_commit_callbacks):
    page = browser.get(f"{HERE}kurs/{course.pk}/").content.decode()
    assert "Bleibt hier" in page
    with django_capture_on_commit_callbacks(execute=True):
        answer = browser.post(f"{HERE}kurs/{course.pk}/", {"authors": "Stadt Musterstadt", "licence": "cc-by-4.0"})
    export = CourseExport.objects.get()
    assert answer["Location"] == f"{HERE}paket/{export.pk}/"
    assert "Das Paket ist fertig" in browser.get(answer["Location"]).content.decode()
    saved = browser.get(f"{HERE}paket/{export.pk}/datei/")
    assert saved["Content-Disposition"] == 'attachment; filename="kurs-brandschutz.zip"'
    data = b"".join(saved.streaming_content)

    answer = browser.post(HERE, {"file": SimpleUploadedFile("kurs.zip", data)})
    record = CourseImport.objects.get()
    assert answer["Location"] == f"{HERE}{record.pk}/"
    page = browser.get(answer["Location"]).content.decode()
    for words in ("Ruhe bewahren", "Test mit 3 Fragen", "Herausgegeben von Stadt Musterstadt", "CC BY 4.0", "English"):
        assert words in page
    topic = Topic.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        browser.post(f"{HERE}{record.pk}/", {"title": "Brandschutz für alle", "topic": topic.pk})

    here = CoursePage.objects.get(title="Brandschutz für alle")
    assert "steht als Ihr Entwurf im Katalog" in browser.get(f"{HERE}{record.pk}/").content.decode()
    here.get_latest_revision().publish()
    shown = browser.get("/kurse/brandschutz-fur-alle/").content.decode()
    assert "Herausgegeben von Stadt Musterstadt." in shown
    assert "Lizenz: CC BY 4.0." in shown
    record.refresh_from_db()
    assert not record.file, "the file is gone once the course is there"


def test_a_topic_that_is_not_here_is_chosen_or_made(course, browser, editor):
    data = packed(course)
    Topic.objects.update(name="Anders", slug="anders")
    record = services.bring(file=SimpleUploadedFile("kurs.zip", data), file_name="kurs.zip", by=editor)

    page = browser.get(f"{HERE}{record.pk}/").content.decode()
    assert "Das Thema „Sicherheit und Datenschutz“ gibt es hier nicht." in page
    assert browser.post(f"{HERE}{record.pk}/", {"title": "X", "topic": ""}).status_code == 422
    browser.post(f"{HERE}{record.pk}/", {"title": "X", "topic": "new"})

    record.refresh_from_db()
    assert (record.topic.name, record.topic.slug) == ("Sicherheit und Datenschutz", "sicherheit-und-datenschutz")


def test_a_package_with_troubles_cannot_be_taken(browser):
    browser.post(HERE, {"file": SimpleUploadedFile("kurs.zip", b"nichts")})
    record = CourseImport.objects.get()

    page = browser.get(f"{HERE}{record.pk}/").content.decode()

    assert "Dieses Paket kann nicht übernommen werden" in page
    assert "Als Entwurf übernehmen" not in page
    browser.post(f"{HERE}{record.pk}/", {"title": "X", "topic": "1"})
    assert not CoursePage.objects.filter(title="X").exists()
    browser.post(f"{HERE}{record.pk}/verwerfen/")
    record.refresh_from_db()
    assert record.state == CourseImport.State.DISCARDED


def test_large_packages_are_read_by_a_worker(course, browser, monkeypatch, django_capture_on_commit_callbacks):
    monkeypatch.setattr(services, "AT_ONCE", 10)
    given = []
    monkeypatch.setattr("courses.transfer.tasks.check_course.delay", given.append)
    with django_capture_on_commit_callbacks(execute=True):
        browser.post(HERE, {"file": SimpleUploadedFile("kurs.zip", packed(course))})

    record = CourseImport.objects.get()
    assert given == [record.pk]
    page = browser.get(f"{HERE}{record.pk}/").content.decode()
    assert "im Hintergrund" in page
    assert "<progress" in page
    services.check(number=record.pk)
    record.refresh_from_db()
    assert record.can_be_taken


def test_the_ways_are_found(course, browser):
    assert HERE in browser.get("/cms/").content.decode(), "in the menu"
    assert f"{HERE}kurs/{course.pk}/" in browser.get(f"/cms/pages/{course.pk}/edit/").content.decode()
    assert f"{HERE}kurs/{course.pk}/" in browser.get(f"/cms/kurs-freigabe/{course.pk}/").content.decode()


def test_authors_see_their_own_packages_only(course, browser, editor, alma, sign_in):
    record = services.bring(file=SimpleUploadedFile("kurs.zip", packed(course)), file_name="kurs.zip", by=editor)
    export = CourseExport.objects.create(course=course, by=editor, state="done")
    grant(user=alma, role=Role.AUTHOR, by=None)
    author = sign_in(alma)

    assert author.get(HERE).status_code == 200
    for address in (f"{record.pk}/", f"paket/{export.pk}/", f"paket/{export.pk}/datei/"):
        assert author.get(HERE + address).status_code == 404, address


def test_whoever_writes_no_courses_finds_nothing(course, editor, cem, sign_in):
    record = services.bring(file=SimpleUploadedFile("kurs.zip", packed(course)), file_name="kurs.zip", by=editor)
    sync_groups(cem)
    mover = sign_in(cem)

    for address in ("", f"{record.pk}/", f"kurs/{course.pk}/"):
        assert mover.get(HERE + address).status_code == 404, address
    assert mover.post(f"{HERE}{record.pk}/verwerfen/").status_code == 404
    assert mover.post(f"{HERE}kurs/{course.pk}/", {"authors": "X", "licence": "agreed"}).status_code == 404


def test_packages_are_forgotten_after_a_week(course, editor):
    record = services.bring(file=SimpleUploadedFile("kurs.zip", packed(course)), file_name="kurs.zip", by=editor)
    CourseExport.objects.create(course=course, by=editor, state="done")
    long_ago = timezone.now() - timedelta(days=8)
    CourseImport.objects.update(brought_at=long_ago)
    CourseExport.objects.update(made_at=long_ago)

    services.forget_old()

    assert not CourseImport.objects.exists()
    assert not CourseExport.objects.exists()
    assert not record.file.storage.exists(record.file.name)
