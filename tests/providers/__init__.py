"""Real sign-in services of a city that does not exist, each in a process of its own on this machine."""
