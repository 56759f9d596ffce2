"""Disciplinary notes: conduct and capability, kept apart, by packs of law and policy."""
