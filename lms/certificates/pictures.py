"""Pictures of a sheet for paper: a PNG inside an SVG, because typst takes texts only."""

from base64 import b64encode
from struct import unpack

PNG_SIZE = slice(16, 24)  # width and height, right after the signature and the name of the first chunk


def as_svg(png: bytes | memoryview | None) -> str:
    """The picture as an SVG file, or nothing."""
    if not png:
        return ""
    content = bytes(png)
    width, height = unpack(">II", content[PNG_SIZE])
    link = f'href="data:image/png;base64,{b64encode(content).decode()}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f'<image width="{width}" height="{height}" {link}/></svg>'
    )
