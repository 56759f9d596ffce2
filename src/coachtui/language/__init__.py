"""Words and formats in the reader's language, English or Vietnamese."""

from coachtui.language.named_keys import NamedKey, NamedKeys, no_keys
from coachtui.language.sentences import N_, Language, resolve_language
from coachtui.language.words import Words

__all__ = ["N_", "Language", "NamedKey", "NamedKeys", "Words", "no_keys", "resolve_language"]
