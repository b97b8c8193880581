"""What the editor asks of every page."""

from wagtail.admin.forms import WagtailAdminPageForm

from cms.checks.pages import report_on


class CheckedPageForm(WagtailAdminPageForm):
    """Nobody is left out: what the law asks for must be there before a page is submitted or published.

    Drafts are kept as they are; authors can go on later.
    """

    def is_valid(self) -> bool:
        is_valid = super().is_valid()  # with the rows of questions, courses and the like
        if is_valid and not self.is_deferred_validation:
            for finding in report_on(self.instance).blocking:
                self.add_error(
                    None, ": ".join(filter(None, [finding.place.name, f"{finding.sentence} {finding.advice}"]))
                )
        return is_valid and not self.errors
