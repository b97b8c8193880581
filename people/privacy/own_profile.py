"""What a person told colleagues about himself or herself, the photo included."""

from base64 import b64encode

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from people.directory.models import User
from people.privacy.sections import Section
from people.profiles import photos
from people.profiles.models import PhotoConsent, Profile
from people.profiles.pictures import SIZES


def sections(user: User) -> list[Section]:
    """Profile, photo and the consents for it."""
    return [profile(user), photo(user)]


def profile(user: User) -> Section:
    told = Profile.of(user)
    return Section(
        key="profile",
        title=_("Your profile"),
        purpose=_("Colleagues know whom they can ask and how to reach you"),
        seen_by=_("All staff"),
        kept=_("90 days after you left"),
        facts=[
            (_("Telephone that colleagues see"), told.phone or "–"),
            (_("Topics"), ", ".join(told.topics) or "–"),
            (_("Languages"), ", ".join(told.language_names) or "–"),
            (_("About me"), told.about or "–"),
        ],
        records=lambda: [
            {
                "phone_shown": told.phone_shown,
                "own_phone": told.own_phone,
                "topics": told.topics,
                "languages": told.languages,
                "about": told.about,
            }
        ],
        order=4,
    )


def photo(user: User) -> Section:
    consents = PhotoConsent.objects.filter(user=user)
    running = next((consent for consent in consents if consent.ended_at is None), None)
    since = _("shown since %(day)s, with your consent") % {"day": date_format(running.given_at)} if running else "–"
    return Section(
        key="photo",
        title=_("Your photo and your consent"),
        purpose=_("Colleagues recognise you; the consent is proof"),
        seen_by=_("All staff see the photo. Only you see the consent."),
        kept=_("The photo until you withdraw or leave, the consent three years longer"),
        facts=[(_("Photo"), since)],
        records=lambda: [
            *([picture_record(user)] if user.photo else []),
            *(consent_record(consent) for consent in consents),
        ],
        order=5,
    )


def picture_record(user: User) -> dict:
    """The photo itself as an address that every browser opens without a network."""
    picture = photos.read(user.photo, SIZES[-1])
    return {"photo": f"data:image/webp;base64,{b64encode(picture).decode()}"}


def consent_record(consent: PhotoConsent) -> dict:
    return {
        "wording": consent.wording,
        "given_at": consent.given_at.isoformat(),
        "ended_at": consent.ended_at.isoformat() if consent.ended_at else None,
        "ending": consent.ending or None,
    }
