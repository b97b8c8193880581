"""Static files under names that change with their content, compressed once."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Compresses only what is new: a name with the hash of its content never means anything else later.

    Earlier files stay, so that a page opened before an update still finds its styles.
    """

    def compress_files(self, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
        return super().compress_files(path for path in paths if not self.is_compressed(path))

    def is_compressed(self, path: str) -> bool:
        return Path(self.path(f"{path}.br")).exists()
