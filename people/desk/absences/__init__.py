"""The page on which HR and operators bring the file of absences: check it, look, let it happen."""
