"""What the rest of the program shows of one-on-ones: rows and sentences, no screen."""
