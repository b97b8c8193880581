"""What authors and editors do with courses: a template, a pilot, a new version, and reviews."""
