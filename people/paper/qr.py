"""QR codes as drawings: the same path for the web page and for the PDF."""

from dataclasses import dataclass

from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode


@dataclass(frozen=True)
class Drawing:
    """A square of `size` modules, the dark ones as an SVG path."""

    size: int
    path: str

    def svg(self) -> str:
        """A whole SVG file."""
        box = f'viewBox="0 0 {self.size} {self.size}"'
        return f'<svg xmlns="http://www.w3.org/2000/svg" {box}><path d="{self.path}" fill="#131525"/></svg>'


def draw(text: str) -> Drawing:
    """The text as a QR code that still reads with a seventh of it damaged."""
    code = QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(text)
    code.make(fit=True)
    rows = code.get_matrix()
    path = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    return Drawing(size=len(rows), path=path)
