"""Training from elsewhere: handed in with a scan, decided by HR development, kept as evidence."""
