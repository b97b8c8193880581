"""What people think of a course they completed: anonymous, and shown only in fives."""
