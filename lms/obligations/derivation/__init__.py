"""From rules, proof and organisation to duties: pure, so that any day can be asked."""
