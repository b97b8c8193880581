"""Pages on the way in, and the page on which everybody looks after the own keys."""
