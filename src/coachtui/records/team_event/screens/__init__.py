"""The screens of team events."""
