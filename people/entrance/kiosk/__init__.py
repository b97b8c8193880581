"""Shared devices: registered by operators, opened with number and PIN, short, plain, and empty afterwards."""
