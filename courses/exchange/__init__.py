"""Questions that come from other systems and go to them: Moodle XML, QTI 2.x and QTI 3.0."""
