"""QTI: how 1EdTech keeps questions. Versions 2.0 to 2.2 and 3.0 share one reader, because only names differ."""
