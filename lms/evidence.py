"""Evidence is append-only: rows that prove something are written once and never changed or deleted by normal work."""

from typing import Any, NoReturn, TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model)


class EvidenceStays(Exception):
    """Somebody tried to change or delete a row that proves something."""

    def __init__(self, kind: type[models.Model]) -> None:
        super().__init__(f"{kind.__name__} is evidence: it is written once, never changed or deleted.")


class EvidenceQuerySet(models.QuerySet[Row]):
    """Ways to find evidence; none to change it."""

    def update(self, **fields: object) -> NoReturn:
        raise EvidenceStays(self.model)

    def bulk_update(self, *args: object, **options: object) -> NoReturn:
        raise EvidenceStays(self.model)

    def delete(self) -> NoReturn:
        raise EvidenceStays(self.model)


class Evidence(models.Model):
    """A row that proves something."""

    class Meta:
        abstract = True

    def save(self, **options: Any) -> None:
        if not self._state.adding:
            raise EvidenceStays(type(self))
        super().save(**options)

    def delete(self, using: Any = None, keep_parents: bool = False) -> NoReturn:
        raise EvidenceStays(type(self))
