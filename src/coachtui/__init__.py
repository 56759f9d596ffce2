"""coachtui: a full-screen coaching console for sales managers, by keyboard, over SSH."""

__version__ = "0.3.0"
