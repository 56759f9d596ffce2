"""Screens of disciplinary cases; none shows anything while the HR store is locked."""
