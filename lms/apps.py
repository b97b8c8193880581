from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LmsConfig(AppConfig):
    """What a person does and has learnt."""

    name = "lms"
    verbose_name = _("Learning")

    def ready(self) -> None:
        """A completed course brings its certificate, and perhaps completes a programme or fulfils a duty."""
        from lms.assignments.signals import decided, rule_changed
        from lms.certificates.receivers import issue_certificate, issue_for_programmes
        from lms.enrolments.signals import course_completed
        from lms.obligations import receivers as obligations
        from lms.programmes.receivers import follow_up_programmes

        course_completed.connect(issue_certificate, dispatch_uid="lms.certificates.issue")
        course_completed.connect(follow_up_programmes, dispatch_uid="lms.programmes.follow_up")
        course_completed.connect(issue_for_programmes, dispatch_uid="lms.certificates.issue_for_programmes")
        course_completed.connect(obligations.follow_completion, dispatch_uid="lms.obligations.completion")
        decided.connect(obligations.follow_decision, dispatch_uid="lms.obligations.decision")
        rule_changed.connect(obligations.follow_rule, dispatch_uid="lms.obligations.rule")
