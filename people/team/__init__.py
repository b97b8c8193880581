"""What supervisors and their deputies see and do: the team of today, and who stands in for whom."""
