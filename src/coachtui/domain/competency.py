"""What a rep is coached on, with behaviour anyone could have seen as the yardstick."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from coachtui.domain.data_file import Row, packaged, rows, whole
from coachtui.language import N_, Language

STANDARD: Final = "competencies/standard.toml"
ANCHORED: Final = (1, 3, 5)
"""Scores with a description of behaviour; those between lie between."""
SCORES: Final = (1, 2, 3, 4, 5)


@dataclass(frozen=True, slots=True)
class Competency:
    """One competency in one language."""

    key: str
    """One letter, as `Q` in `Q=4`."""
    name: str
    anchors: Mapping[int, str]
    """The behaviour that is scored 1, 3 and 5."""


@dataclass(frozen=True, slots=True)
class Competencies:
    """All competencies in one language, in the order of a sale."""

    by_key: Mapping[str, Competency]
    scale: Mapping[int, str]
    """What 1 to 5 mean, whatever the competency."""
    mark_not_observed: str
    """As `N/O`."""
    not_observed: str

    def __iter__(self) -> Iterator[Competency]:
        return iter(self.by_key.values())

    def __len__(self) -> int:
        return len(self.by_key)

    def get(self, key: str) -> Competency | None:
        """Return the competency of a key in either case, or None."""
        return self.by_key.get(key.upper())

    def anchor_line(self, key: str, score: int | None) -> str:
        """Return in one line what a score of a competency means; '' for a key or score unknown.

        None stands for not observed. Between two anchors both are told.
        """
        competency = self.get(key)
        if competency is None or score not in {None, *SCORES}:
            return ""
        if score is None:
            return (
                f"{competency.key}={self.mark_not_observed} {competency.name} · {self.not_observed}"
            )
        head = f"{competency.key}={score} {competency.name}"
        if score in competency.anchors:
            return f"{head} · {competency.anchors[score]}"
        below, above = score - 1, score + 1
        return (
            f"{head} · {self.scale[score]}"
            f" · {below} {competency.anchors[below]} · {above} {competency.anchors[above]}"
        )


def load_competencies(language: Language) -> Competencies:
    """Return the competencies that come with the program.

    Raises:
        DataFileError: the file was changed and is not complete.
    """
    return read_competencies(packaged(STANDARD), STANDARD, language)


def read_competencies(text: str, file: str, language: Language) -> Competencies:
    """Return the competencies a TOML text describes; `file` names it in errors.

    Raises:
        DataFileError: something is missing, double or not text, in either language.
    """
    content = whole(text, file)
    by_key: dict[str, Competency] = {}
    for row in rows(content, "competency", text):
        competency = _competency(row, language)
        if competency.key in by_key:
            raise row.wrong(N_("{key} stands twice"), key=competency.key)
        by_key[competency.key] = competency
    words = {row.values.get("score"): row for row in rows(content, "scale", text)}
    if set(words) != set(SCORES):
        raise content.wrong(N_("[[scale]] must have the scores 1 to 5"))
    unseen = content.row("not_observed")
    return Competencies(
        by_key=by_key,
        scale={score: _said(words[score], language) for score in SCORES},
        mark_not_observed=unseen.text("mark"),
        not_observed=_said(unseen, language),
    )


def _competency(row: Row, language: Language) -> Competency:
    key = row.text("key")
    if len(key) != 1 or not key.isascii() or not key.isupper():
        raise row.wrong(N_("key must be one letter A to Z"))
    anchors = {score: _said(row.row(str(score)), language) for score in ANCHORED}
    return Competency(key, _said(row, language), anchors)


def _said(row: Row, language: Language) -> str:
    """Return a text in one language, once it is known to stand there in both."""
    both = {"en": row.text("en"), "vi": row.text("vi")}
    return both[language]
