"""Whole sentences from the catalogues, with named placeholders filled."""

import gettext
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal
from zoneinfo import ZoneInfo

from coachtui.language.named_keys import NamedKeys, no_keys

Language = Literal["en", "vi"]

CATALOGUES: Final = Path(__file__).parent / "catalogues"
DOMAIN: Final = "coachtui"

_PLACEHOLDER: Final = re.compile(r"\{(?:press:(?P<command>[\w.]+)|(?P<name>\w+))\}")


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


def filled(
    template: str, values: Mapping[str, object], press: Callable[[str], str | None] | None = None
) -> str:
    """Give back `template` with each `{name}` replaced by its value, as text.

    `{press:COMMAND}` is replaced by the key that `press` gives for the command. A value is never
    read as a template itself; a placeholder without a value stays as it stands.
    """

    def value(found: re.Match[str]) -> str:
        if command := found["command"]:
            return (press and press(command)) or found[0]
        name = found["name"]
        return str(values[name]) if name in values else found[0]

    return _PLACEHOLDER.sub(value, template)


@dataclass(frozen=True, slots=True)
class Sentences:
    """The catalogue of one language; `zone` is the team's time zone, `keys` the reader's keys."""

    language: Language
    zone: ZoneInfo
    translations: gettext.NullTranslations
    keys: NamedKeys = no_keys

    def say(self, msgid: str, /, **values: object) -> str:
        """Give back the sentence in this language, its placeholders filled."""
        return filled(self.translations.gettext(msgid) if msgid else "", values, self.press)

    def say_in(self, context: str, msgid: str, /, **values: object) -> str:
        """Give back a sentence whose English alone is ambiguous, as `context` means it."""
        return filled(self.translations.pgettext(context, msgid), values, self.press)

    def count(self, n: int, singular: str, plural: str, /, **values: object) -> str:
        """Give back the sentence that fits `n`; `{n}` in it is the number."""
        template = self.translations.ngettext(singular, plural, n)
        return filled(template, {"n": n, **values}, self.press)

    def press(self, command: str) -> str | None:
        """Give back what is pressed for a command, as `^S`; None for one that is not known.

        For one without a key it is the key of the palette and what to choose there: `^P “New”`.
        """
        found = self.keys(command)
        if found is None:
            return None
        choose = self.translations.gettext(found.choose) if found.choose else ""
        return f"{found.key} “{choose}”" if choose else found.key

    def pressed(self, text: str) -> str:
        """Give back a text that is no sentence of the catalogues, its keys filled."""
        return filled(text, {}, self.press)
