"""Team events in words and rows."""
