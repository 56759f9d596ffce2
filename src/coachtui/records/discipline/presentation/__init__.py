"""Discipline in words: what was refused, by which article, and what is lawful instead."""
