"""Guessing from a name alone in which order it is written and in which language its bearer speaks.

The guess is shown and can be changed on the person's page; it is never taken for knowledge.
"""

import re
import unicodedata
from typing import Final, Literal

from coachtui.text import fold

NameOrder = Literal["vn", "western"]
Language = Literal["vi", "en"]

_FAMILY: Final = frozenset(
    fold(name)
    for name in re.findall(
        r"\w+",
        """
        Nguyễn Trần Lê Phạm Huỳnh Hoàng Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trương Lâm
        Trịnh Đoàn Đào Lương Lưu Mai Cao Tạ Hà Phùng Châu Quách Thái Tô Tôn Tăng Âu La Nghiêm Kiều
        Bạch Diệp Tống Triệu Vương Giang Ông Khuất Cù Chu Kim Thân Tiêu Ninh Hứa Liễu Nhan Quan
        Vinh
        """,
    )
)
_ALSO_WESTERN: Final = frozenset(
    ("mai", "kim", "ha", "la", "do", "ho", "ta", "to", "cu", "lam", "ly", "than", "vinh")
)
"""Family names that can begin a Western name too: believed in three words or more."""
_NEVER_GIVEN: Final = frozenset(("nguyen", "tran", "pham", "huynh"))
_THREE: Final = 3
_HIGHLAND: Final = re.compile(r"^(H['’]|Y[ -])")
"""Ê Đê, Gia Rai and M'Nông names put the given name first."""
_MARKS_OF_VIETNAMESE: Final = frozenset("\u0309\u0323\u031b\u0306")
"""Hook, dot below, horn and breve: no other Latin script near has them on vowels."""
_TWO_MARKS: Final = 2


def _vietnamese_letters(name: str) -> bool:
    for char in unicodedata.normalize("NFC", name):
        marks = unicodedata.normalize("NFD", char)[1:]
        if char in "đĐ" or len(marks) >= _TWO_MARKS or set(marks) & _MARKS_OF_VIETNAMESE:
            return True
    return False


def guessed_order(full_name: str) -> NameOrder:
    """Return `vn` (family name first) or `western`.

    Vietnamese letters or a common Vietnamese family name in front speak for `vn`; one of the few
    that are never given names at the end, for `western`.
    """
    words = fold(full_name).split()
    if not words or _HIGHLAND.match(full_name):
        return "western"
    first, last = words[0], words[-1]
    if first in _FAMILY and (
        first not in _ALSO_WESTERN or len(words) >= _THREE or _vietnamese_letters(full_name)
    ):
        return "vn"
    if last in _NEVER_GIVEN and first not in _FAMILY:
        return "western"
    return "vn" if _vietnamese_letters(full_name) else "western"


def guessed_language(full_name: str) -> Language:
    """Return `en` for a name in western order, else `vi`; a highland name is Vietnamese."""
    if _HIGHLAND.match(full_name) or guessed_order(full_name) == "vn":
        return "vi"
    return "en"


def joined_name(family: str, given: str) -> str:
    """Return the full name from its two parts, in the order its bearer writes it."""
    together = f"{family} {given}".strip()
    return together if guessed_order(together) == "vn" else f"{given} {family}".strip()
