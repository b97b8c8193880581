"""How dates and times are written, where Django's own habit differs from the city's."""
