"""The commands of team events."""
