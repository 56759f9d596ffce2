"""Field days in words and rows."""
