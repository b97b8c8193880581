"""Cover pictures of the topics: three each, flat shapes whose colours come from the topic's CSS roles.

Classes: t1 ground, t2 shape, t3 depth, tg the one gold thing; s1, s2, s3, sg the same as strokes.
"""

from collections.abc import Callable

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe


def cover(topic: str, variant: int = 0) -> SafeString:
    """The picture of a topic; a course passes its id as variant so that neighbours differ."""
    drawings = COVERS.get(topic, COVERS[FALLBACK])
    return format_html(
        '<span class="c-cover" data-topic="{}"><svg viewBox="0 0 320 140" preserveAspectRatio="xMidYMid slice"'
        ' aria-hidden="true" focusable="false"><rect class="t1" width="320" height="140"/>{}</svg></span>',
        topic,
        mark_safe(drawings[variant % len(drawings)]),
    )


def _dots(dark: Callable[[int, int], bool], gold: tuple[int, int]) -> str:
    def dot(x: int, y: int) -> str:
        css, radius = ("tg", 11) if (x, y) == gold else ("t3", 9) if dark(x, y) else ("t2", 5)
        return f'<circle class="{css}" cx="{18 + x * 26}" cy="{18 + y * 26}" r="{radius}"/>'

    return "".join(dot(x, y) for y in range(5) for x in range(12))


FALLBACK = "prozesse"
COVERS = {
    "sicherheit": (
        '<path class="t2" d="M0 140V70a70 70 0 0 1 140 0v70z"/>'
        '<path class="t3" d="M28 140V70a42 42 0 0 1 84 0v70z"/>'
        '<path class="t1" d="M52 140V70a18 18 0 0 1 36 0v70z"/>'
        '<rect class="t2" x="168" y="56" width="152" height="84"/>'
        '<path class="s3" stroke-width="14" d="M203 56V42a41 41 0 0 1 82 0v14"/>'
        '<circle class="tg" cx="244" cy="92" r="11"/><path class="t3" d="M240 96h8l3 22h-14z"/>',
        '<rect class="t2" x="32" y="34" width="256" height="72" rx="36"/>'
        '<circle class="t3" cx="68" cy="70" r="18"/><circle class="t3" cx="122" cy="70" r="18"/>'
        '<circle class="t3" cx="176" cy="70" r="18"/><circle class="tg" cx="230" cy="70" r="18"/>'
        '<path class="t3" d="M258 40h6v60h-6z"/>',
        '<path class="t2" d="M160 12l84 26v44c0 34-32 58-84 72-52-14-84-38-84-72V38z"/>'
        '<path class="t3" d="M160 12v142c52-14 84-38 84-72V38z"/>'
        '<path class="sg" stroke-width="14" d="M124 78l26 26 48-50"/>',
    ),
    "eakte": (
        '<path class="t2" d="M36 140V34h96l16 18h96v88z"/><path class="t3" d="M64 140V62h88l14 16h106v62z"/>'
        '<path class="t1" d="M92 140v-34h200v34z"/><rect class="tg" x="228" y="62" width="28" height="16"/>'
        '<path class="s3" stroke-width="4" d="M112 118h92M112 130h60"/>',
        '<rect class="t2" x="44" y="26" width="92" height="114"/>'
        '<rect class="t3" x="92" y="44" width="92" height="96"/>'
        '<rect class="t2" x="140" y="62" width="92" height="78"/>'
        '<rect class="tg" x="188" y="80" width="92" height="60"/>'
        '<path class="s1" stroke-width="4" d="M108 62h44M108 76h30"/>'
        '<path class="s3" stroke-width="4" d="M204 98h60M204 112h40"/>',
        '<path class="t3" d="M0 96h320v44H0z"/><path class="t2" d="M70 96V20h112l38 36v40z"/>'
        '<path class="t1" d="M182 20v36h38z"/>'
        '<path class="s3" stroke-width="5" d="M92 48h68M92 66h98M92 84h98"/>'
        '<path class="tg" d="M0 92h320v8H0z"/>',
    ),
    "prozesse": (
        '<path class="s3" stroke-width="4" d="M92 70h40M188 70h28M160 42V20h72M160 98v22h72"/>'
        '<rect class="t2" x="20" y="44" width="72" height="52" rx="8"/>'
        '<path class="t3" d="M160 38l32 32-32 32-32-32z"/>'
        '<rect class="t2" x="216" y="48" width="72" height="44" rx="8"/>'
        '<circle class="tg" cx="244" cy="20" r="12"/>'
        '<circle class="s3" stroke-width="4" cx="244" cy="120" r="11"/>'
        '<path class="s1" stroke-width="4" d="M150 70h20M160 60v20"/>',
        '<path class="t2" d="M0 0h320v46H0z"/>'
        '<path class="s3" stroke-width="4" d="M54 70h52v-47h60v94h60V70h40"/>'
        '<circle class="t3" cx="42" cy="70" r="14"/>'
        '<rect class="t3" x="136" y="6" width="60" height="34" rx="6"/>'
        '<rect class="t3" x="136" y="100" width="60" height="34" rx="6"/>'
        '<circle class="tg" cx="280" cy="70" r="15"/>',
        '<path class="t2" d="M24 50h72l20 20-20 20H24l20-20z"/>'
        '<path class="t3" d="M116 50h72l20 20-20 20h-72l20-20z"/>'
        '<path class="tg" d="M208 50h72l20 20-20 20h-72l20-20z"/>',
    ),
    "barriere": (
        '<circle class="t2" cx="92" cy="70" r="52"/><path class="t3" d="M92 18a52 52 0 0 1 0 104z"/>'
        '<rect class="t3" x="176" y="32" width="112" height="12"/>'
        '<rect class="t2" x="176" y="56" width="88" height="12"/>'
        '<rect class="t2" x="176" y="80" width="112" height="12"/>'
        '<rect class="tg" x="176" y="104" width="52" height="12"/>',
        '<path class="t3" d="M40 120L84 20h24l44 100h-26l-9-22H74l-9 22zM82 78h27L96 44z"/>'
        '<path class="t2" d="M172 120l29-66h16l29 66h-17l-6-15h-29l-6 15zM200 92h18l-9-22z"/>'
        '<rect class="tg" x="262" y="34" width="12" height="86"/>',
        '<path class="t2" d="M32 28h180v66H100l-32 28V94H32z"/>'
        '<path class="s3" stroke-width="9" d="M56 50h130M56 72h84"/>'
        '<path class="t3" d="M188 64h100v52h-18v20l-24-20h-58z"/>'
        '<path class="sg" stroke-width="8" d="M206 90h62"/>',
    ),
    "ki": (
        _dots(lambda x, y: (x * 7 + y * 5 + x * y) % 6 == 0, gold=(8, 1)),
        '<path class="s2" stroke-width="3" d="M64 36L160 22M64 36l96 48M64 104l96-82M64 104l96-20'
        'M64 104l96 22M160 22l96 48M160 84l96-14M160 126l96-56M64 36l96 90"/>'
        '<circle class="t3" cx="64" cy="36" r="15"/><circle class="t3" cx="64" cy="104" r="15"/>'
        '<circle class="t2" cx="160" cy="22" r="14"/><circle class="t2" cx="160" cy="84" r="14"/>'
        '<circle class="t2" cx="160" cy="126" r="12"/><circle class="tg" cx="256" cy="70" r="22"/>',
        _dots(lambda x, y: abs(x - 5) + abs(y - 2) < 4, gold=(5, 2)),
    ),
    "fuehrung": (
        '<circle class="t2" cx="104" cy="70" r="50"/><circle class="t3" cx="168" cy="70" r="50"/>'
        '<path class="tg" d="M136 31.6a50 50 0 0 1 0 76.8a50 50 0 0 1 0-76.8z"/>'
        '<path class="s2" stroke-width="12" d="M236 140V96h24V66h24V36h40"/>',
        '<circle class="t3" cx="64" cy="56" r="20"/><path class="t3" d="M28 140v-20a36 36 0 0 1 72 0v20z"/>'
        '<circle class="t2" cx="160" cy="56" r="20"/><path class="t2" d="M124 140v-20a36 36 0 0 1 72 0v20z"/>'
        '<circle class="tg" cx="256" cy="56" r="20"/><path class="t3" d="M220 140v-20a36 36 0 0 1 72 0v20z"/>',
        '<path class="t2" d="M0 140v-28h80V84h80V56h80V28h80v112z"/>'
        '<path class="t3" d="M80 140v-28h80V84h80V56h80v84z"/><circle class="tg" cx="280" cy="14" r="12"/>',
    ),
}
