"""Whose promise it is: the rep's, unless the line begins with somebody else."""

import re
from dataclasses import dataclass
from typing import Final

from coachtui.capture.dates import date_at
from coachtui.capture.entry import Owner, Setting
from coachtui.capture.name_words import is_another_word
from coachtui.capture.names import Named, folded, is_plain
from coachtui.text import fold

_WORD: Final = re.compile(r"[^\s:,;.!?()\"“”@#$]+")
_NEXT_WORD: Final = re.compile(r"\s+([^\s:,;.!?()\"“”@#$]+)")
_LETTERS: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_AFTER: Final = re.compile(r"\s*[:,]\s*|\s+|$")
_COLON: Final = re.compile(r"\s*:(?:\s|$)")
_TOGETHER: Final = re.compile(r"(?:và|va|với|voi|cùng|cung|and|with)(?!\w)|[&+/]", re.IGNORECASE)
_I: Final = re.compile(r"I(?:['’]ll)?(?=\s)")
_ME: Final = frozenset({"me", "tôi"})
_KIN: Final = frozenset(
    ["anh", "chị", "em", "cô", "chú", "bác", "ông", "bà", "bạn", "cậu", "dì", "thầy", "sếp"]
)
_THIRD: Final = frozenset({"ấy", "ta", "kia", "đó", "ay"})
_MANY: Final = _KIN | {"mình", "chúng"}
# Written without diacritics; the others are too often other words, or a name (Minh).
_PLAIN_PRONOUNS: Final = frozenset({"toi", "chi"})
_SPENDING: Final = frozenset({"phi", "tien", "tra", "nhanh", "tiet", "so", "cuc", "dao"})
_LONGEST_NAME: Final = 4


@dataclass(frozen=True, slots=True)
class Owned:
    """Whose it is; the text begins again at `rest`, 0 where the owner stays in it."""

    owner: Owner | None
    other: str | None = None
    rest: int = 0


def find_owner(text: str, setting: Setting, named: tuple[Named, ...] = ()) -> Owned:
    """Give back who a commitment says it is of. `named` are the known `@names` of the text.

    The name or pronoun of the rep or the manager is taken out of the text. What stays: a name with
    `@`, the first of several ("An và Lan"), somebody else's, and a single name in lower case, which
    may be another word, unless a colon follows it.
    """
    marked = next((name for name in named if text.startswith("@") and name.start == 1), None)
    if marked is not None:
        return _whose(text, marked, setting, stays=True)
    word = _WORD.match(text)
    if word is None:
        return Owned("rep")
    return (
        _me(text, word, setting)
        or _titled(text, word, setting)
        or _pronoun(text, word, setting)
        or _name(text, setting)
        or _before_colon(text, setting)
        or Owned("rep")
    )


def _whose(text: str, name: Named, setting: Setting, *, stays: bool = False) -> Owned:
    rest = 0 if stays else _rest(text, name.end)
    if setting.rep in name.bearers:
        return Owned("rep", rest=rest)
    if setting.manager in name.bearers:
        return Owned("me", rest=rest)
    known = name.bearers[0].full_name if len(name.bearers) == 1 else text[name.start : name.end]
    return Owned(None, known)


def _rest(text: str, end: int) -> int:
    """Give back where the text goes on after an owner, 0 if the owner stays in it."""
    after = _AFTER.match(text, end)
    if after is None or after.end() == len(text) or _TOGETHER.match(text, after.end()):
        return 0
    return after.end()


def _me(text: str, word: re.Match[str], setting: Setting) -> Owned | None:
    spoken = _I.match(text)
    if spoken:
        return Owned("me", rest=_rest(text, spoken.end()))
    plain = word[0].lower() == "toi" and is_plain(text) and not _other_word(text, word, setting)
    meant = word[0].lower() in _ME or plain
    return Owned("me", rest=_rest(text, word.end())) if meant and _ends(text, word) else None


def _ends(text: str, word: re.Match[str]) -> bool:
    return _AFTER.match(text, word.end()) is not None


def _titled(text: str, word: re.Match[str], setting: Setting) -> Owned | None:
    """Read a title and a name, "chị Hà", or one spoken of, "anh ấy"."""
    title = word[0].lower()
    following = _NEXT_WORD.match(text, word.end())
    if title not in _KIN and not (is_plain(text) and title in {fold(kin) for kin in _KIN}):
        return None
    if following is None:
        return None
    known = _person(text, following.start(1), setting)
    if known is not None:
        return _whose(text, known, setting)
    if following[1].lower() in _THIRD:
        return Owned(None, text[: following.end()])
    end = _names_end(text, following.start(1))
    return Owned(None, text[:end]) if end else None


def _pronoun(text: str, word: re.Match[str], setting: Setting) -> Owned | None:
    following = _NEXT_WORD.match(text, word.end())
    if not _ends(text, word) or (following and following[1].lower() in _MANY):
        return None
    said = word[0].lower()
    plain = said in _PLAIN_PRONOUNS and is_plain(text) and not _other_word(text, word, setting)
    pronouns: tuple[tuple[Owner, str], ...] = (
        ("me", setting.manager_pronoun.lower()),
        ("rep", setting.rep_pronoun.lower()),
    )
    for owner, pronoun in pronouns:
        if pronoun and (said == pronoun or (plain and said == fold(pronoun))):
            return Owned(owner, rest=_rest(text, word.end()))
    return None


def _other_word(text: str, word: re.Match[str], setting: Setting) -> bool:
    """Tell whether an unaccented pronoun is a word of its own: chi phí, tới thứ 6, tối mai."""
    following = _NEXT_WORD.match(text, word.end())
    if following is None:
        return False
    day = date_at(text, following.start(1), setting.today)
    return following[1].lower() in _SPENDING or day is not None


def _name(text: str, setting: Setting) -> Owned | None:
    known = _person(text, 0, setting)
    if known is None or not _AFTER.match(text, known.end):
        return None
    typed = text[: known.end]
    single = " " not in typed
    following = _NEXT_WORD.match(text, known.end)
    if not _COLON.match(text, known.end) and single:
        after = fold(following[1]) if following else ""
        if not typed[:1].isupper() or is_another_word(fold(typed), after):
            return None
    return _whose(text, known, setting)


def _before_colon(text: str, setting: Setting) -> Owned | None:
    """Read capitalised words before a colon as somebody, but not an account: that is the matter."""
    end = _names_end(text, 0)
    if not end or not _COLON.match(text, end):
        return None
    low = fold(text[:end])
    is_account = any(fold(account.full_name) == low for account in setting.vocabulary.accounts)
    return None if is_account else Owned(None, text[:end])


def _names_end(text: str, start: int) -> int:
    """Give back where the capitalised words end that begin at `start`, 0 if there are none."""
    end = 0
    word = _WORD.match(text, start)
    for _ in range(_LONGEST_NAME):
        if word is None or not _is_name_like(word[0]):
            break
        end = word.end()
        word = _WORD.match(text, end + 1) if text[end : end + 1] == " " else None
    return end


def _is_name_like(word: str) -> bool:
    capital = word[:1].isupper() and any(char.islower() for char in word)
    return capital and bool(_LETTERS.fullmatch(word))


def _person(text: str, start: int, setting: Setting) -> Named | None:
    low = folded(text)
    known = setting.vocabulary.names.person_at(text, low, start)
    talking = setting.talking.person_at(text, low, start)
    if talking is not None and (known is None or talking.end >= known.end):
        return talking
    return known
