"""What leaves golive for other programs, and comes back."""
