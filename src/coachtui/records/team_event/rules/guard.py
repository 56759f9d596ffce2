"""What must not reach the team: labels, and words that stand in somebody's private records."""

from collections.abc import Iterable
from dataclasses import dataclass

from coachtui.domain.label_lint import Finding, find_labels
from coachtui.domain.label_lists import LabelLists
from coachtui.domain.repeated_words import Told


@dataclass(frozen=True, slots=True)
class Stop:
    """Why a text cannot stand where the team reads it.

    Attributes:
        text: the words concerned.
        label: the label and what to write instead; None where the words repeat a private record.
    """

    text: str
    label: Finding | None = None


class Guard:
    """What texts for the team are held against, prepared once for many of them."""

    def __init__(self, private: Iterable[str], lists: LabelLists) -> None:
        """Take what must not be shown.

        Args:
            private: texts of which no five words in a row may be repeated, with or without marks.
            lists: which words are labels.
        """
        self._lists = lists
        self._private = Told(private)

    def refused(self, text: str) -> Stop | None:
        """Return the first thing for which a text is refused; None where it may stand."""
        labels = find_labels(text, self._lists)
        if labels:
            return Stop(labels[0].text, labels[0])
        repeated = self._private.repeated(text)
        return Stop(repeated) if repeated else None
