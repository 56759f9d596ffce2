"""What goes in and out of the program beside its screens, for any kind of record."""
