"""How long a proof is proposed to count."""

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lms.models import ProofKind
from lms.recognition.proposing import earlier, proposal

DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(DAYS, st.integers(0, 120), st.none() | DAYS)
def test_never_longer_than_the_rule_nor_than_the_document(completed, months, claimed):
    by_rule = proposal(ProofKind(valid_months=months), completed, None)
    found = proposal(ProofKind(valid_months=months), completed, claimed)
    assert found in {by_rule, claimed}
    for limit in (by_rule, claimed):
        assert limit is None or (found is not None and found <= limit)


def test_without_rule_and_date_it_counts_without_end():
    assert proposal(ProofKind(valid_months=0), date(2026, 1, 31), None) is None
    assert proposal(ProofKind(valid_months=1), date(2026, 1, 31), None) == date(2026, 2, 28)
    assert earlier(None, date(2026, 1, 1)) == date(2026, 1, 1)
