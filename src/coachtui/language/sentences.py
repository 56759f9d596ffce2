"""Whole sentences from the catalogues, with named placeholders filled."""

import gettext
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal
from zoneinfo import ZoneInfo

Language = Literal["en", "vi"]

CATALOGUES: Final = Path(__file__).parent / "catalogues"
DOMAIN: Final = "coachtui"

_PLACEHOLDER: Final = re.compile(r"\{(\w+)\}")


def marked(text: str) -> str:
    """Mark an English sentence for the catalogues and give it back unchanged."""
    return text


N_ = marked


def resolve_language(setting: str, environ: Mapping[str, str]) -> Language:
    """Give back the language a setting means; `auto` asks LC_ALL, LC_MESSAGES, then LANG."""
    if setting == "auto":
        names = ("LC_ALL", "LC_MESSAGES", "LANG")
        setting = next((environ[name] for name in names if environ.get(name)), "en")
    return "vi" if setting.lower().startswith("vi") else "en"


def filled(template: str, values: Mapping[str, object]) -> str:
    """Give back `template` with each `{name}` replaced by its value, as text.

    A value is never read as a template itself; a placeholder without a value stays as it stands.
    """
    return _PLACEHOLDER.sub(
        lambda found: str(values[found[1]]) if found[1] in values else found[0], template
    )


@dataclass(frozen=True, slots=True)
class Sentences:
    """The catalogue of one language; `zone` is the team's time zone."""

    language: Language
    zone: ZoneInfo
    translations: gettext.NullTranslations

    def say(self, msgid: str, /, **values: object) -> str:
        """Give back the sentence in this language, its placeholders filled."""
        return filled(self.translations.gettext(msgid) if msgid else "", values)

    def say_in(self, context: str, msgid: str, /, **values: object) -> str:
        """Give back a sentence whose English alone is ambiguous, as `context` means it."""
        return filled(self.translations.pgettext(context, msgid), values)

    def count(self, n: int, singular: str, plural: str, /, **values: object) -> str:
        """Give back the sentence that fits `n`; `{n}` in it is the number."""
        template = self.translations.ngettext(singular, plural, n)
        return filled(template, {"n": n, **values})
