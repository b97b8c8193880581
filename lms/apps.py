from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LmsConfig(AppConfig):
    """What a person does and has learnt."""

    name = "lms"
    verbose_name = _("Learning")

    def ready(self) -> None:
        """A completed course brings its certificate, and perhaps completes a programme."""
        from lms.certificates.receivers import issue_certificate
        from lms.enrolments.signals import course_completed
        from lms.programmes.receivers import follow_up_programmes

        course_completed.connect(issue_certificate, dispatch_uid="lms.certificates.issue")
        course_completed.connect(follow_up_programmes, dispatch_uid="lms.programmes.follow_up")
