"""What the person who started the platform reads in the terminal."""

from django.utils.translation import gettext as _

from people.demo.cast import CAST, PASSWORD, Player


def sign_in(player: Player) -> str:
    """What the person types as their name: the mail address, or the personnel number of those without mailbox."""
    if player.has_mailbox:
        return f"{player.first_name}.{player.last_name}@stadt.example".lower()
    return player.number


def tasks(player: Player) -> str:
    """The person's job and roles."""
    words = [player.job, *(str(role.label) for role, _office in player.roles)]
    return ", ".join(dict.fromkeys(words))


def sign_ins() -> str:
    """The demo people with their tasks, as a table."""
    width = max(len(sign_in(player)) for player in CAST)
    rows = [f"    {sign_in(player):<{width}}  {tasks(player)}" for player in CAST]
    headline = _("Sign in as (password for all: %(password)s):") % {"password": PASSWORD}
    return "\n".join([f"  {headline}", *rows])


def ready(address: str, *, with_demo: bool) -> str:
    """The platform can be reached from now on."""
    lines = ["", _("Stadtcampus is running: %(address)s") % {"address": address}, ""]
    if with_demo:
        lines += [sign_ins(), ""]
    return "\n".join([*lines, _("Ctrl-C stops everything."), ""])
