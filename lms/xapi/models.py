"""The statement store: every learning event as an xAPI statement, written once."""

import json
from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from lms.evidence import Evidence, EvidenceQuerySet
from people.directory.models import User


class StatementQuerySet(EvidenceQuerySet["Statement"]):
    """Ways to find statements."""

    def of(self, user: User) -> Self:
        """What the person did, newest first; nobody else sees it."""
        return self.filter(actor=str(user.pseudonym)).order_by("-pk")


class Statement(Evidence):
    """One xAPI statement, kept as it was written, with the keys by which it is found."""

    statement_id = models.UUIDField(_("id"), unique=True)
    actor = models.CharField(_("actor"), max_length=200)  # the pseudonymous account's name
    verb = models.CharField(_("verb"), max_length=300)
    activity = models.CharField(_("activity"), max_length=500)
    registration = models.UUIDField(_("registration"), null=True, blank=True)
    timestamp = models.DateTimeField(_("timestamp"))
    stored_at = models.DateTimeField(_("stored"), auto_now_add=True)
    raw = models.TextField(_("statement as JSON"))

    objects = StatementQuerySet.as_manager()

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["actor", "-id"], name="lms_statement_actor"),
            models.Index(fields=["activity", "-id"], name="lms_statement_activity"),
            models.Index(fields=["verb", "-id"], name="lms_statement_verb"),
            models.Index(fields=["registration", "-id"], name="lms_statement_registration"),
        ]

    class PersonalData:
        holds = True
        subject = "actor"
        purpose = _("Open learning records")
        basis = "§ 15 LDSG BW"
        roles = _("the person; operators see pseudonyms only")
        keep = _("by verb and purpose; re-keyed when the person is erased")

    def __str__(self) -> str:
        return str(self.statement_id)

    @property
    def told(self) -> dict[str, Any]:
        """The statement as it was written."""
        return json.loads(self.raw)
