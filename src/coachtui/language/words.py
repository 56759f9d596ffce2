"""Everything the user reads: sentences, formats, labels and the pronouns of a prompt."""

import gettext
import re
from typing import Final
from zoneinfo import ZoneInfo

from coachtui.language.formats import Formats
from coachtui.language.labels import GROUPS
from coachtui.language.named_keys import NamedKeys, no_keys
from coachtui.language.sentences import CATALOGUES, DOMAIN, resolve_language

_PRONOUN: Final = re.compile(r"(?P<start>^|[.?!…·]\s+)?\{(?P<who>nv|ql)\}")


class Words(Formats):
    """The words of one language; made once and handed to whoever shows something."""

    __slots__ = ()

    @classmethod
    def of(
        cls, language: str, zone: str = "Asia/Ho_Chi_Minh", keys: NamedKeys = no_keys
    ) -> "Words":
        """Give back the words of `vi` or, for any other language, `en`.

        `keys` says how each command is done, for the sentences that name a key.

        Raises ZoneInfoNotFoundError for a zone the host does not know.
        """
        known = resolve_language(language or "en", {})
        catalogue = gettext.NullTranslations()
        if known != "en":  # English is what stands in the code: nothing to read before a frame
            catalogue = gettext.translation(DOMAIN, CATALOGUES, [known], fallback=True)
        return cls(known, ZoneInfo(zone), catalogue, keys)

    def in_language(self, language: str) -> "Words":
        """Give back the words of another language; zone and keys stay.

        Raises ZoneInfoNotFoundError for a zone the host does not know.
        """
        return Words.of(language, self.zone.key, self.keys)

    def label(self, group: str, key: str, /, **values: object) -> str:
        """Give back the word for a stored key, as `label("commitment_state", "kept")`.

        A key this version does not know shows as it is stored.
        """
        msgid = GROUPS.get(group, {}).get(key)
        return key.replace("_", " ") if msgid is None else self.say_in(group, msgid, **values)

    def has_label(self, group: str, key: str) -> bool:
        """Tell whether there is a word for a stored key."""
        return key in GROUPS.get(group, {})

    def fill(
        self,
        prompt: str,
        rep_pronoun: str | None = None,
        manager_pronoun: str | None = None,
        *,
        sentence_start_capital: bool = True,
    ) -> str:
        """Give back a prompt already in this language with `{nv}` (rep) and `{ql}` filled.

        Where a sentence starts with a pronoun its first letter is raised. Without pronouns:
        `bạn` and `tôi`, in English `you` and `me`.
        """
        neutral = ("bạn", "tôi") if self.language == "vi" else ("you", "me")
        pronouns = {"nv": rep_pronoun or neutral[0], "ql": manager_pronoun or neutral[1]}

        def pronoun(found: re.Match[str]) -> str:
            word = pronouns[found["who"]]
            if found["start"] is None:
                return word
            raised = word[:1].upper() + word[1:] if sentence_start_capital else word
            return found["start"] + raised

        return _PRONOUN.sub(pronoun, prompt)
