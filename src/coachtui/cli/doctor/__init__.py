"""What is looked at when something is odd."""
