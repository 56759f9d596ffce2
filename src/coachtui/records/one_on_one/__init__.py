"""One-on-ones: prepared, held live, wrapped up, and carried over to the next."""
