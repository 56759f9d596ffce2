"""The sample team: scripts of what was said, and how they become stored documents."""
