"""Changes of this room: keeping topics, holding a meeting, confirming, closing and correcting."""
