"""Whole courses on their way from one installation to another: one file with texts, questions and media."""
