"""Letters with the code for a PIN: printed once, for one person or for hundreds, and nowhere else to be read."""
