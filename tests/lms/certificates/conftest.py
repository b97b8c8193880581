"""Alma has completed a course."""

import pytest

from lms.certificates import services
from lms.models import Certificate, Completion
from tests.factories.courses import make_course
from tests.factories.lms import make_completion


@pytest.fixture
def completion(alma) -> Completion:
    course = make_course("Datenschutz-Grundlagen", lessons=6, minutes=60)
    return make_completion(alma, course, score=90)


@pytest.fixture
def certificate(completion) -> Certificate:
    return services.issue(completion=completion)
