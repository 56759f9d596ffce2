"""What the program is about, without a terminal, a store or a language."""
