"""Mandatory training as people meet it: one's own, a team's, and HR's figures, names and decisions."""
