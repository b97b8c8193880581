"""Moodle XML: how Moodle keeps questions."""
