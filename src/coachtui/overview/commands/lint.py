"""`coachtui lint FILE`: labels in a text, and what to write instead."""

from collections.abc import Iterator, Sequence
from typing import Final

import click

from coachtui.domain.data_file import left_out
from coachtui.domain.label_lint import Finding, find_labels
from coachtui.domain.label_lists import load_lists
from coachtui.exchange.console import RefusedError
from coachtui.exchange.infile import USAGE, read_bytes
from coachtui.exchange.session import Session
from coachtui.language import N_, Words
from coachtui.text import clean

HELP = N_(
    "Find words that label a person, English and Vietnamese, as in a formal document.\n\n"
    "Each is printed with its line and column, and with a sentence of what was seen instead. Words"
    " in quotation marks pass where a speaker and a date are named, names of offences where a"
    " clause is. What the company allows or adds stands in lint/*.toml in the data folder. A lone"
    " dash reads stdin. The exit code is 0 when nothing is found, 1 when something is.\n\n"
    "Example: coachtui lint note.txt --json"
)
_MOST_BYTES: Final = 1024 * 1024
_FOUND: Final = 1
_INDENT: Final = "    "

Place = tuple[int, int]
"""Line and column, both counted from 1."""


@click.command(name="lint", help=HELP)
@click.argument("file", metavar="FILE|-")
@click.option("--json", "as_json", is_flag=True, help=N_("Print one JSON object."))
@click.pass_obj
def lint(session: Session, file: str, as_json: bool) -> None:
    """Print what is found in a text.

    Raises:
        click.exceptions.Exit: something was found, with exit code 1.
    """
    words, console = session.words, session.console
    text = _text(file, words)
    lists = load_lists(words.language, session.folder)
    for problem in lists.problems:
        console.say(left_out(words, N_("Word lists"), problem))
    findings = find_labels(text, lists, formal=True)
    placed = list(zip(findings, places(text, findings), strict=True))
    if as_json:
        console.json({"schema": 1, "findings": [as_object(*each) for each in placed]})
    else:
        for finding, place in placed:
            console.data(_lines(finding, place, words))
    if not findings:
        console.say(words.say("No labels found."))
        return
    told = words.count(len(findings), "{n} label found.", "{n} labels found.")
    console.say(
        f"{told} {words.say('Write what a camera would have shown: situation, behaviour, impact.')}"
    )
    raise click.exceptions.Exit(_FOUND)


def as_object(finding: Finding, place: Place) -> dict[str, object]:
    """Return a finding as other programs can count on it."""
    line, column = place
    return {
        "line": line,
        "column": column,
        "text": finding.text,
        "key": finding.key,
        "strength": finding.strength,
        "stops": finding.stops,
        "name": finding.neutral.name,
        "ask": finding.neutral.ask,
        "example": finding.neutral.example,
    }


def places(text: str, findings: Sequence[Finding]) -> Iterator[Place]:
    """Give the line and column of each finding; they are in the order of the text."""
    line, start, at = 1, 0, 0
    for finding in findings:
        line += text.count("\n", at, finding.start)
        start = max(start, text.rfind("\n", at, finding.start) + 1)
        at = finding.start
        yield line, at - start + 1


def _lines(finding: Finding, place: Place, words: Words) -> str:
    line, column = place
    neutral = finding.neutral
    values = {"place": f"{line}:{column}", "label": clean(finding.text), "what": neutral.name}
    head = (
        words.say("{place} “{label}”: {what}", **values)
        if finding.stops
        else words.say("{place} “{label}”: perhaps {what}", **values)
    )
    offered = words.say("{ask} As in: {example}", ask=neutral.ask, example=neutral.example)
    return f"{head}\n{_INDENT}{offered}"


def _text(file: str, words: Words) -> str:
    """Return the text to check.

    Raises:
        RefusedError: it is not there, too large, or no text.
    """
    try:
        return clean(read_bytes(file, _MOST_BYTES, words).decode("utf-8-sig"), lines=True)
    except UnicodeDecodeError as error:
        said = words.say("{path} is not UTF-8 text; nothing was checked.", path=file)
        raise RefusedError(said, USAGE) from error
