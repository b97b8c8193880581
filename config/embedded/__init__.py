"""The platform as one process on one machine: web server, worker, clock and a queue made of files."""
