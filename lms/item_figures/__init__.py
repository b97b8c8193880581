"""How hard the questions of a test are and how they are answered, in numbers that belong to nobody."""
