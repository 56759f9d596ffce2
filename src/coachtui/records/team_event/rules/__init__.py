"""What holds of a team event, without a terminal."""
