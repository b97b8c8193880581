"""A device in words, from what browsers say about themselves."""

BROWSERS = (
    ("Edg/", "Edge"),
    ("EdgA/", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("Windows", "Windows"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
)


def in_words(user_agent: str) -> str:
    """“Firefox, Windows”: enough to recognise one's own device, too little to follow it; empty when unknown."""
    known = (
        next((name for mark, name in BROWSERS if mark in user_agent), ""),
        next((name for mark, name in SYSTEMS if mark in user_agent), ""),
    )
    return ", ".join(filter(None, known))
