"""The pages of this room: one's own, and HR development's."""
