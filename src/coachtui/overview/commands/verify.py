"""`coachtui verify`: whether the HR records are as they were written."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import click

from coachtui.exchange.console import RefusedError
from coachtui.exchange.hr_keys import keys_of, seal_for_command
from coachtui.exchange.infile import USAGE
from coachtui.exchange.session import Session
from coachtui.language import N_, Words
from coachtui.overview.commands.receipts import prove_receipt
from coachtui.paths import HR
from coachtui.storage import chain
from coachtui.storage.chain import ChainProblem, ChainReport
from coachtui.storage.files import check_folder

HELP = N_(
    "Prove that the HR records are as they were written.\n\n"
    "Each line of their journal holds the hash of the line before, so a line that was changed,"
    " removed, added or moved is found. That the end was cut off, or everything was written anew,"
    " shows only against a head that was kept elsewhere: every export prints it, and so does this"
    " command. Sealed content is proved with --content, which asks for the passphrase. With"
    " --receipt it proves the receipt of an erasure instead. Nothing is changed. The exit code is 0"
    " when all is whole, 5 when something is not.\n\n"
    "Example: coachtui verify --head 12:9f86d081884c7d65…"
)
_DAMAGED: Final = 5
_WHOLE_FILE: Final[Mapping[str, str]] = {
    "missing": N_("{file}: this part of the journal is not there, or is another one."),
    "unchained": N_("{file}: these records were never chained, so nothing can be proved."),
    "snapshot": N_("{file}: it says otherwise than the journal."),
    "cut": N_("{file}: it ends before line {seq}, which was there once."),
    "rewritten": N_("{file}: another line {seq} stands there than was there once."),
}
_LINE: Final[Mapping[str, str]] = {
    "damaged": N_("{file}, line {place}: damaged; this is no sound line."),
    "gap": N_("{file}, line {place}: lines before it were removed, added or moved."),
    "broken": N_("{file}, line {place}: it or the line before it was changed."),
    "edited": N_("{file}, line {place}: its content was changed."),
    "erased": N_("{file}, line {place}: content was taken out, and no erasure tells of it."),
}
_OTHERWISE: Final = N_("{file}, line {place}: not as it was written.")


@click.command(name="verify", help=HELP)
@click.option("--head", metavar="HEAD", help=N_("A head that was printed earlier and kept."))
@click.option("--receipt", metavar="FILE", help=N_("Prove the receipt of an erasure."))
@click.option("--content", is_flag=True, help=N_("Open what is sealed, and prove it too."))
@click.option("--json", "as_json", is_flag=True, help=N_("Print one JSON object."))
@click.pass_obj
def verify(
    session: Session, head: str | None, receipt: str | None, content: bool, as_json: bool
) -> None:
    """Read the chain of the HR store, or a receipt, and print what it proves.

    Raises:
        RefusedError: the head is none, there is a receipt as well, or a file cannot be read.
        CorruptStoreError: the folder is a link or somebody else's.
        click.exceptions.Exit: something is not as it was written, with exit code 5.
    """
    if receipt is not None:
        if head is not None:
            raise RefusedError(session.words.say("--head does not go with --receipt."), USAGE)
        prove_receipt(session, receipt, as_json=as_json)
        return
    folder = session.folder / HR
    if session.has_hr:
        report = _report(session, folder, head, content=content)
        _print(session, folder, report, as_json=as_json)
        if report.problems:
            raise click.exceptions.Exit(_DAMAGED)
        return
    _say_none(session, folder, head, as_json=as_json)
    if head is not None:
        raise click.exceptions.Exit(_DAMAGED)


def _report(session: Session, folder: Path, head: str | None, *, content: bool) -> ChainReport:
    words = session.words
    check_folder(folder)
    opening = content or bool(session.identity)
    seal = seal_for_command(session) if opening else None
    if not opening and keys_of(session) is not None:
        session.console.say(
            words.say("The records are sealed: their content was not opened. --content proves it.")
        )
    session.console.working()
    try:
        return chain.verify(folder, head, seal=seal)
    except ValueError as error:
        said = words.say("“{head}” is no head: it is a number, a colon and 64 digits.", head=head)
        raise RefusedError(said, USAGE) from error
    except OSError as error:
        reason = error.strerror or "?"
        said = words.say("{path} cannot be read: {reason}.", path=folder, reason=reason)
        raise RefusedError(said) from error


def sentence(problem: ChainProblem, folder: Path, words: Words) -> str:
    """Return what is not as it was written, in words; files are named from `folder` on."""
    values = {"file": _file(problem, folder), "place": problem.place, "seq": problem.seq}
    by_line = _LINE.get(problem.key, _OTHERWISE)
    return words.say(_WHOLE_FILE.get(problem.key, by_line), **values)


def _file(problem: ChainProblem, folder: Path) -> str:
    path = Path(problem.path)
    return str(path.relative_to(folder.parent) if path.is_relative_to(folder.parent) else path)


def _print(session: Session, folder: Path, report: ChainReport, *, as_json: bool) -> None:
    words, console = session.words, session.console
    if as_json:
        console.json(_as_object(report, folder, words))
    else:
        console.data(words.count(report.lines, "{n} line", "{n} lines"))
        if report.head:
            console.data(words.say("Head: {head}", head=report.head))
        for problem in report.problems:
            console.data(sentence(problem, folder, words))
    if report.torn:
        console.say(
            words.say("The last save was cut off by a crash or power cut; nothing before it is.")
        )
    if report.problems:
        count = len(report.problems)
        console.say(
            words.count(
                count,
                "{n} thing is not as it was written. Keep a copy of {path} before anything else.",
                "{n} things are not as they were written. Keep a copy of {path} before anything"
                " else.",
                path=folder,
            )
        )
    else:
        console.say(words.say("The HR records are as they were written. Keep the head elsewhere."))


def _as_object(report: ChainReport, folder: Path, words: Words) -> dict[str, object]:
    """Return the report as other programs can count on it."""
    return {
        "schema": 1,
        "store": True,
        "whole": not report.problems,
        "lines": report.lines,
        "head": report.head,
        "torn": report.torn,
        "problems": [
            {
                "key": problem.key,
                "file": _file(problem, folder),
                "line": problem.place,
                "seq": problem.seq,
                "text": sentence(problem, folder, words),
            }
            for problem in report.problems
        ],
    }


def _say_none(session: Session, folder: Path, head: str | None, *, as_json: bool) -> None:
    words = session.words
    said = words.say("There are no HR records here: {path} does not exist.", path=folder)
    if head is not None:
        said += " " + words.say("The head you gave says that there were.")
    if as_json:
        session.console.json(
            {
                "schema": 1,
                "store": False,
                "whole": head is None,
                "lines": 0,
                "head": "",
                "torn": 0,
                "problems": [],
            }
        )
    session.console.say(said)
