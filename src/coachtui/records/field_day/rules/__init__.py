"""What holds on a field day, without a terminal."""
