"""Field days: planned, run beside the rep, debriefed, reported."""
