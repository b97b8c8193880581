"""Writing guidance: in the editor, on the shelf of one's own office and nowhere else."""

import io
import json
from datetime import timedelta

from django.core.files.images import ImageFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from wagtail.images.permissions import permission_policy
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from cms.models import SiteImage
from community.guidance.shelves import shelf_of
from community.models import GuidancePage, OfficeShelfPage
from community.movers.services import end_appointment
from people.directory.services import end_grant, follow_roles
from people.models import User
from tests.factories.community import make_guidance, make_mover

TODAY = timezone.localdate()


def entered(**more: object) -> dict:
    """What the editor sends for a new guidance page."""
    step = {"title": "Öffnen", "text": rich_text("<p>Öffnen Sie die Akte.</p>"), "image": ""}
    steps = {"count": "1", "0-deleted": "", "0-order": "0", "0-type": "item", "0-id": ""} | {
        f"0-value-{key}": value for key, value in step.items()
    }
    return nested_form_data(
        {
            "title": "Wiedervorlage einrichten",
            "slug": "wiedervorlage-einrichten",
            "lead": "",
            "needs": "",
            "body": streamfield([("steps", steps)]),
            "author": "",
            "checked_on": "2026-11-01",
            "review_on": "2027-11-01",
            "tags": "",
            "audience": "city",
            "audience_offices": [],
            "seo_title": "",
            "search_description": "",
            "comments": inline_formset([]),
            **more,
        }
    )


def add_url(office) -> str:
    return reverse("wagtailadmin_pages:add", args=["community", "guidancepage", shelf_of(office).pk])


def test_the_button_opens_the_editor_at_the_own_shelf(cem, world, sign_in):
    browser = sign_in(cem)
    response = browser.get(reverse("community:write_guidance"))
    assert response["Location"] == add_url(world.registry)
    page = browser.get(response["Location"])
    assert page.status_code == 200
    assert page.context["form"].initial["author"] == cem.pk
    assert page.context["form"].initial["audience"] == "city"


def test_only_movers_may_write(alma, cem, sign_in):
    assert sign_in(alma).get(reverse("community:write_guidance")).status_code == 403


def test_cem_publishes_guidance(cem, alma, world, sign_in):
    response = sign_in(cem).post(add_url(world.registry), entered(author=cem.pk) | {"action-publish": "x"})
    assert response.status_code == 302
    page = GuidancePage.objects.get()
    assert page.live
    assert page.author == cem
    assert page.steps() == 1
    assert sign_in(alma).get(page.url).status_code == 200


def test_cem_writes_nowhere_else(cem, hanna, world, sign_in):
    browser = sign_in(cem)
    theirs = make_guidance("Baustellen melden", office=world.roads, author=hanna)
    assert browser.get(add_url(world.roads)).status_code == 302
    assert browser.get(reverse("wagtailadmin_pages:edit", args=[theirs.pk])).status_code == 302
    assert not theirs.permissions_for_user(cem).can_edit()
    browser.post(add_url(world.roads), entered() | {"action-publish": "x"})
    assert GuidancePage.objects.count() == 1


def test_the_shelf_itself_is_not_cems_to_change(cem, world):
    rights = shelf_of(world.registry).permissions_for_user(cem)
    assert rights.can_add_subpage()
    assert rights.can_publish_subpage()
    assert not rights.can_edit()
    assert not rights.can_delete()
    assert not rights.can_unpublish()
    assert not rights.can_move()


def test_movers_of_the_office_edit_each_others_guidance(cem, bruno, world):
    page = make_guidance(office=world.registry, author=cem)
    assert page.permissions_for_user(make_mover(bruno, world.births)).can_edit()


def test_after_the_appointment_cem_edits_nothing(cem, paula, guidance):
    end_appointment(appointment=cem.grants.get(), on=TODAY - timedelta(days=1), by=paula)
    assert not guidance.permissions_for_user(User.objects.get(pk=cem.pk)).can_edit()


def test_when_the_role_ends_anywhere_the_rights_end_with_it(cem, otto, guidance):
    end_grant(grant=cem.grants.get(), on=TODAY - timedelta(days=1), by=otto)
    assert not guidance.permissions_for_user(User.objects.get(pk=cem.pk)).can_edit()


def test_the_night_ends_what_ended_yesterday(cem, guidance):
    cem.grants.update(ends_on=TODAY - timedelta(days=1))
    follow_roles()
    assert not cem.groups.filter(guidance_shelf__isnull=False).exists()


def test_cem_uploads_pictures_for_his_office_only(cem, hanna, world):
    mine, theirs = shelf_of(world.registry).uploads, shelf_of(world.roads).uploads
    allowed = permission_policy.collections_user_has_permission_for(cem, "add")
    assert mine in allowed
    assert theirs not in allowed
    assert theirs not in permission_policy.collections_user_has_permission_for(cem, "choose")


def test_a_step_shows_its_picture(alma, cem, world, sign_in, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    drawn = io.BytesIO()
    Image.new("RGB", (40, 20)).save(drawn, "PNG")
    image = SiteImage.objects.create(title="Menü", file=ImageFile(drawn, "menue.png"))
    page = make_guidance(office=world.registry, author=cem)
    value = [{"title": "Menü", "text": "", "image": {"image": image.pk, "alt_text": "Das Menü", "decorative": False}}]
    page.body = json.dumps([{"type": "steps", "value": value}])
    page.save()
    shown = sign_in(alma).get(page.url).content.decode()
    assert 'alt="Das Menü"' in shown


def test_guidance_can_be_handed_to_colleagues_of_the_office_only(cem, hanna, bruno, world, sign_in):
    make_mover(bruno, world.births)
    form = sign_in(cem).get(add_url(world.registry)).context["form"]
    assert set(form.fields["author"].queryset) == {cem, bruno}


def test_shelves_come_with_appointments_and_are_not_made_by_hand(overview):
    assert not OfficeShelfPage.can_create_at(overview)
