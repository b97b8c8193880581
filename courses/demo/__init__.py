"""Demo courses: real texts of our own, one file for each course."""
