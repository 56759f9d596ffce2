"""Discipline from the shell."""
