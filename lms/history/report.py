"""An import in one sentence."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from lms.history.models import HistoryImport

State = HistoryImport.State


def sentence(record: HistoryImport) -> str:
    """The situation before all figures."""
    new, lines = (number_format(record.figures.get(name, 0), force_grouping=True) for name in ("new", "lines"))
    facts = {"new": new, "lines": lines}
    match record.state:
        case State.COLUMNS:
            return _("Some columns of the file are not known yet.")
        case State.CHECKED if not record.file:
            return _("Checked only, nothing was written: %(new)s of %(lines)s lines would be new.") % facts
        case State.CHECKED:
            return _("Nothing is written yet: %(new)s of %(lines)s lines are new completions.") % facts
        case State.DONE | State.UNDOING:
            return _("Carried out: %(new)s completions of %(lines)s lines were taken over.") % facts
        case State.UNDONE:
            return _("Undone: the %(new)s completions are gone, what the file said is kept.") % facts
        case State.DISCARDED:
            return _("Nothing was written, the file is deleted.")
        case State.FAILED:
            return _("Nothing was written.")
        case _:
            return ""
