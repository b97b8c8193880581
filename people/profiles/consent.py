"""What people agree to when they show a photo. Words that somebody agreed to never change; new ones are added."""

from django.utils.translation import gettext_lazy as _

WORDINGS = {
    "1": _(
        "I agree that my photo is shown to all colleagues who are signed in here: on my profile and beside my name. "
        "This is voluntary; I have no disadvantage if I show none. I can withdraw my consent here at any time. "
        "The photo is then deleted at once. What was shown before remains lawful. When I leave the city, "
        "the photo is deleted too."
    ),
}
CURRENT = "1"
