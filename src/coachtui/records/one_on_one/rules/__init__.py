"""What may and must happen around a one-on-one; no screen, no clock of their own."""
