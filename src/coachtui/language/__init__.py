"""Words and formats in the reader's language, English or Vietnamese."""

from coachtui.language.sentences import N_, Language, resolve_language
from coachtui.language.words import Words

__all__ = ["N_", "Language", "Words", "resolve_language"]
