"""Pages of this room: one's own certificates and record, and the check that is open to everybody."""
