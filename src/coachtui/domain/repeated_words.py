"""Words in a row that a text shares with others, however they are accented, cased or parted."""

from collections.abc import Iterable
from typing import Final

from coachtui.domain.label_words import Written, read_words
from coachtui.text import fold

IN_A_ROW: Final = 5
"""Words in a row that make a text a repetition of another."""


class Told:
    """Texts that must not be repeated, prepared once for many that are held against them."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Take them in; no row of words goes over two of them."""
        self._theirs = "\n".join(f" {' '.join(_folded(read_words(each)))} " for each in texts)

    def repeated(self, text: str) -> str:
        """Return the first row of words of a text that stands in one of them; '' for none."""
        written = read_words(text)
        words = _folded(written)
        for at in range(len(words) - IN_A_ROW + 1):
            last = at + IN_A_ROW - 1
            if f" {' '.join(words[at : last + 1])} " in self._theirs:
                return text[written.starts[at] : written.ends[last]]
        return ""


def _folded(written: Written) -> list[str]:
    return [fold(word) for word in written.words]
