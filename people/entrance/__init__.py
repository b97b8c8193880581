"""The door: signing in and out, passwords, and everything that proves who somebody is."""
