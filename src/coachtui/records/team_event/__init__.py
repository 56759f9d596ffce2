"""Team events: from an objective to a team that is closer."""
