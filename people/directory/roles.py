"""The one vocabulary of roles. Their rights in words stand in `rights.py`, the rules in `permissions.py`."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What somebody is trusted with, besides being an employee."""

    MOVER = "mover", _("Digital Mover")
    TRAINER = "trainer", _("Trainer")
    AUTHOR = "author", _("Author")
    EDITOR = "editor", _("Editor")
    HR = "hr", _("HR development")
    MODERATOR = "moderator", _("Moderator")
    PROGRAMME = "programme", _("Programme team")
    STAFF_COUNCIL = "staff_council", _("Staff council")
    DATA_PROTECTION = "data_protection", _("Data protection")
    OPERATOR = "operator", _("Operator")


class Standing(models.TextChoices):
    """What somebody is without being granted anything; it follows from posts and deputies of the day."""

    EMPLOYEE = "employee", _("All staff")
    SUPERVISOR = "supervisor", _("Supervisor")
    DEPUTY = "deputy", _("Deputy")


SENTENCES = {
    Role.MOVER: _("answers questions of the office and writes guidance for it"),
    Role.TRAINER: _("runs sessions and records who attended"),
    Role.AUTHOR: _("writes courses and information pages, which an editor approves"),
    Role.EDITOR: _("approves and publishes courses and information pages"),
    Role.HR: _("sees who completed which course, and exports it"),
    Role.MODERATOR: _("keeps the community healthy"),
    Role.PROGRAMME: _("appoints Digital Movers and looks after their network"),
    Role.STAFF_COUNCIL: _(
        "reads the data catalogue, the report definitions and the access log, never results of people"
    ),
    Role.DATA_PROTECTION: _("reads the data catalogue, the report definitions and the access log"),
    Role.OPERATOR: _("installs, imports staff data and looks after the running system"),
}

# Roles that work in the editor, and the Wagtail group each one follows.
EDITING_GROUPS = {
    Role.MOVER: "Digital Movers",
    Role.AUTHOR: "Authors",
    Role.EDITOR: "Editors",
    Role.PROGRAMME: "Programme team",
    Role.OPERATOR: "Operators",
}
