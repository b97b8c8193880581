"""Demo site: an invented city with news and information pages."""
