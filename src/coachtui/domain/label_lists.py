"""Which words are labels: the program's own lists, and what a company allows or adds.

A company's list is a TOML file in `<data folder>/lint`: `allow = ["..."]` are phrases in which
nothing is a label, `extra = ["..."]` are labels of its own. A file with a mistake is left out
whole.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from coachtui.domain.data_file import DataFileError, Row, packaged, rows, whole
from coachtui.domain.label_words import NAME, NUMBER, Book, Phrase
from coachtui.domain.pack_files import pack_texts
from coachtui.language import N_, Language
from coachtui.text import clean, fold

FOLDER: Final = "lint"
FILES: Final = ("lint/english.toml", "lint/vietnamese.toml")
SPEECH: Final = "lint/speech.toml"
COMPANY: Final = "lint/company.toml"
EXTRA: Final = "extra"
"""Key of what a company adds."""
LONGEST, MOST = 60, 500
"""Characters of a company's phrase, and phrases in one list of a company's file."""

Strength = Literal["strong", "weak"]


@dataclass(frozen=True, slots=True)
class Neutral:
    """What to write instead, in words for the user.

    Attributes:
        name: what is wrong with such words, in the reader's language.
        ask: what to say instead, in the reader's language.
        example: a sentence of what was seen, in the language of the label.
    """

    name: str
    ask: str
    example: str


@dataclass(frozen=True, slots=True)
class Term:
    """What is known of a label.

    Attributes:
        key: its class: E1 to E8, V1 to V8, or `extra`.
        neutral: what to write instead.
        strength: weak, where it is as often said of a thing as of a person.
        never_allowed: no company may allow it in a formal record.
        rule_name: it is no label with the number of a clause beside it.
        unsure: typed without marks, so only ever a hint.
    """

    key: str
    neutral: Neutral
    strength: Strength
    never_allowed: bool = False
    rule_name: bool = False
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Speech:
    """The words by which a text says who spoke."""

    verbs: Book[None]
    roles: Book[None]
    nobody: frozenset[str]
    not_names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Company:
    """What a company's own file says."""

    allow: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LabelLists:
    """Everything `find_labels` looks up.

    Attributes:
        terms: labels in a line with marks.
        plain_terms: labels in a line typed without any.
        safe: phrases in which a term is no label.
        allow: the same, by a company's wish.
        speech: how quoted words are known.
        problems: what is wrong in a company's files that were left out.
    """

    terms: Book[Term]
    plain_terms: Book[Term]
    safe: Book[None]
    allow: Book[None]
    speech: Speech
    problems: tuple[DataFileError, ...] = ()


def load_lists(language: Language, folder: Path | None = None) -> LabelLists:
    """Return the program's lists with the company's of a data folder, for a reader's language.

    Raises:
        DataFileError: a file that comes with the program was changed and is not complete.
    """
    allow: list[str] = []
    extra: list[str] = []
    problems: list[DataFileError] = []
    for name, text in () if folder is None else pack_texts(folder, FOLDER):
        try:
            company = read_company(text, name)
        except DataFileError as error:
            problems.append(error)
        else:
            allow += company.allow
            extra += company.extra
    return lists_with(language, Company(tuple(allow), tuple(extra)), tuple(problems))


def lists_with(
    language: Language, company: Company, problems: tuple[DataFileError, ...] = ()
) -> LabelLists:
    """Return the program's lists with what a company allows and adds.

    Raises:
        DataFileError: a file that comes with the program was changed and is not complete.
    """
    contents = [(name, text, whole(text, name)) for name in FILES for text in (packaged(name),)]
    own = whole(packaged(COMPANY), COMPANY)
    added = Term(EXTRA, _neutral(own, language, own.row("example").text(language)), "strong")
    terms = [(Phrase.of(text), added) for text in company.extra]
    plain = list(terms)
    safe: list[tuple[Phrase, None]] = []
    for name, text, content in contents:
        for phrase, term in _entries(rows(content, "class", text), content, language):
            (plain if term.unsure else terms).append((phrase, term))
            if name == FILES[0]:
                plain.append((phrase, term))
        for each in texts(content, "safe"):
            safe += [(Phrase.of(form, exact=True), None) for form in {each, _unmarked(each)}]
    return LabelLists(
        terms=Book(terms),
        plain_terms=Book(plain),
        safe=Book(safe),
        allow=Book((Phrase.of(each), None) for each in company.allow),
        speech=_speech(whole(packaged(SPEECH), SPEECH)),
        problems=problems,
    )


def read_company(text: str | DataFileError, file: str) -> Company:
    """Return what a company's file says; `file` names it in errors.

    Raises:
        DataFileError: it could not be read, or holds anything but two lists of phrases.
    """
    if isinstance(text, DataFileError):
        raise text
    content = whole(text, file)
    for key in content.values:
        if key not in {"allow", "extra"}:
            raise _at(content, text, key).wrong(N_("{key} is not known here"), key=clean(key))
    return Company(
        *(
            tuple(_phrases(_at(content, text, key), key)) if key in content.values else ()
            for key in ("allow", "extra")
        )
    )


def texts(row: Row, key: str) -> tuple[str, ...]:
    """Return the list of texts under a key; none where it is missing.

    Raises:
        DataFileError: it is something else than a list of texts.
    """
    value = row.values.get(key, [])
    if not isinstance(value, list):
        raise row.wrong(N_("{key} must be a list of texts"), key=key)
    found = tuple(each for each in value if isinstance(each, str) and each.strip())
    if len(found) != len(value):
        raise row.wrong(N_("{key} must be a list of texts"), key=key)
    return found


def _at(content: Row, text: str, key: str) -> Row:
    """Return the content with the line on which a key of it begins."""
    head = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[=.]")
    lines = (number for number, line in enumerate(text.splitlines(), 1) if head.match(line))
    return Row(content.file, next(lines, content.line), content.values)


def _phrases(row: Row, key: str) -> Iterator[str]:
    found = texts(row, key)
    if len(found) > MOST:
        raise row.wrong(N_("{key} has more than {most} phrases"), key=key, most=MOST)
    for each in found:
        phrase = clean(each).strip()
        parts = Phrase.of(phrase).parts
        if len(phrase) > LONGEST:
            raise row.wrong(N_("{key}: a phrase is too long"), key=key)
        if not parts or parts[0] in {NAME, NUMBER}:
            raise row.wrong(N_("{key}: a phrase must begin with a word"), key=key)
        yield phrase


def _neutral(row: Row, language: Language, example: str) -> Neutral:
    both = {
        key: {"en": row.row(key).text("en"), "vi": row.row(key).text("vi")}
        for key in ("name", "ask")
    }
    return Neutral(both["name"][language], both["ask"][language], example)


def _entries(
    classes: Iterable[Row], content: Row, language: Language
) -> Iterator[tuple[Phrase, Term]]:
    """Give every form of every term, those typed without marks included."""
    english = content.text("language") == "en"
    for row in classes:
        neutral = _neutral(row, language, row.text("example"))
        never = row.values.get("never_allowed", False) is True
        weak, rules, needs = (texts(row, key) for key in ("weak", "rule_names", "needs_marks"))
        listed = (*texts(row, "terms"), *weak)
        _check(row, listed, rules, needs, never=never)
        for each in listed:
            strength: Strength = "weak" if each in weak else "strong"
            term = Term(row.text("key"), neutral, strength, never, each in rules)
            yield from ((Phrase.of(form), term) for form in (_forms(each) if english else [each]))
            if not english and each not in needs and (" " in each or each.isascii()):
                unsure = Term(term.key, neutral, "weak", never, term.rule_name, unsure=True)
                yield Phrase.of(_unmarked(each)), unsure


def _check(
    row: Row,
    listed: tuple[str, ...],
    rules: tuple[str, ...],
    needs: tuple[str, ...],
    *,
    never: bool,
) -> None:
    for key, named in (("rule_names", rules), ("needs_marks", needs)):
        for each in named:
            if each not in listed:
                raise row.wrong(N_("{key} names {term}, which is no term"), key=key, term=each)
    if never and rules:
        raise row.wrong(N_("what is never allowed has no {key}"), key="rule_names")


def _forms(term: str) -> list[str]:
    """Return an English term with the endings its last word may have."""
    forms = [term, *(term + ending for ending in ("s", "'s", "ly", "ness", "nesses"))]
    if term.endswith("y"):
        forms += [term[:-1] + ending for ending in ("ies", "ily", "iness")]
    if term.endswith("le"):
        forms.append(f"{term[:-1]}y")
    return [term] if term.endswith(">") else forms


def _unmarked(text: str) -> str:
    """Return a text without marks, its capitals kept."""
    return "".join(
        plain.upper() if sign.isupper() else plain
        for sign, plain in zip(text, fold(text), strict=True)
    )


def _speech(content: Row) -> Speech:
    def book(key: str) -> Book[None]:
        return Book((Phrase.of(each), None) for each in texts(content, key))

    return Speech(
        verbs=book("verbs"),
        roles=book("roles"),
        nobody=frozenset(texts(content, "nobody")),
        not_names=frozenset(texts(content, "not_names")),
    )
