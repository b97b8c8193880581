"""An OpenID provider: a second Django with allauth's own, which shares no line with what talks to it.

Run with PROVIDER_ADDRESS, PROVIDER_FOLDER and PROVIDER_CLIENTS (addresses that may be returned to, one a line).
"""

CLIENT, SECRET, PASSWORD = "stadtcampus", "geheim: mit %Zeichen", "konto-der-stadt"
# Account, personnel number, groups. Zoe works elsewhere and is unknown to the platform.
PEOPLE = {
    "alma.aydin": ("10000001", ["beschäftigte", "dm-34"]),
    "jana.journey": ("10000120", ["kursleitung"]),
    "gero.graf": ("10000007", ["beschäftigte"]),
    "zoe.ziegler": ("10000099", []),
}
