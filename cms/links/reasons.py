"""Why a target counts as it does, in words."""

from django.utils.translation import gettext_lazy as _

REASONS = {
    "404": _("The other site does not know the address any more."),
    "410": _("The other site has taken the page away for good."),
    "host": _("There is no such site."),
    "certificate": _("The certificate of the other site is not valid."),
    "circle": _("The other site sends visitors round in a circle."),
    "gone": _("The page or file was deleted here."),
    "unpublished": _("The page is not published any more."),
    "private": _("The address lies in a closed network; please open it yourself."),
    "kind": _("This kind of address cannot be checked."),
    "port": _("This kind of address cannot be checked."),
    "robots": _("The other site does not want to be visited by programs; please open it yourself."),
    "timeout": _("The other site did not answer in time."),
    "network": _("The other site could not be reached."),
}


def in_words(reason: str) -> str:
    """The sentence for a reason; for other answers of a site, their number."""
    if reason in REASONS:
        return str(REASONS[reason])
    return str(_("The other site answered with %(number)s.")) % {"number": reason} if reason else ""
