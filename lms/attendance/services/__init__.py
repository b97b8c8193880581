"""What people and jobs do with bookings and attendance; every change happens under the lock of its session."""
