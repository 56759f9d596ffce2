"""`coachtui check`: everything is read and proved, and nothing is changed."""

from typing import Final

import click

from coachtui.domain.repository import CorruptStoreError, ReadOnlyStoreError
from coachtui.domain.trouble import told as sentence_of
from coachtui.exchange.checking import StoreCheck, check_stores
from coachtui.exchange.hr_keys import seal_for_command
from coachtui.exchange.progress import LineProgress
from coachtui.exchange.session import Session
from coachtui.language import N_, Words
from coachtui.overview.commands.verify import sentence

HELP = N_(
    "Read everything and prove it; nothing is changed.\n\n"
    "Sums, numbers and the chain of the journals, every record against its type, and every link"
    " between records. Records that cannot be read are listed by table, id and field, never with"
    " their content. Sealed HR records are proved without being opened; --content opens them and"
    " asks for the passphrase. The exit code is 0 when all is whole, 1 when records or coach.json"
    " are not, 5 when files are damaged, missing or too new.\n\n"
    "Example: coachtui check --json"
)
PROGRESS: Final = N_("Checking: {done} of {of} documents")
_ODD: Final = 1
_DAMAGED: Final = 5
_NAMES: Final = {"team": N_("Records"), "hr": N_("HR records")}
_SNAPSHOT: Final = {
    "damaged": N_("coach.json is damaged; the journal counts, and it is made anew from there."),
    "edited": N_("coach.json was changed by hand; the journal counts until somebody decides."),
}


@click.command(name="check", help=HELP)
@click.option("--content", is_flag=True, help=N_("Open what is sealed, and prove it too."))
@click.option("--json", "as_json", is_flag=True, help=N_("Print one JSON object."))
@click.pass_obj
def check(session: Session, content: bool, as_json: bool) -> None:
    """Prove the records of a session.

    Raises:
        RefusedError: sealed records were to be opened, and nobody gave the key.
        StoreError: the file system refused.
        click.exceptions.Exit: something is not whole, with exit code 1 or 5.
    """
    opening = session.has_hr and (content or bool(session.identity))
    progress = LineProgress(session.console, PROGRESS)
    checks = check_stores(session, seal_for_command(session) if opening else None, progress.step)
    if as_json:
        session.console.json(_as_object(checks, session.words))
    else:
        for found in checks:
            _print(session, found)
    _sum_up(session, checks)
    if any(found.damaged for found in checks):
        raise click.exceptions.Exit(_DAMAGED)
    if any(found.odd for found in checks):
        raise click.exceptions.Exit(_ODD)


def _print(session: Session, found: StoreCheck) -> None:
    words, console = session.words, session.console
    console.data(
        words.say(
            "{store}: changes {changes}, records {records}",
            store=words.say(_NAMES[found.of]),
            changes=words.number(found.changes),
            records=words.number(found.records),
        )
    )
    for text in _file_sentences(found, words):
        console.data(f"  {text}")
    for each in found.unreadable:
        for problem in each.problems:
            console.data(f"  {each.table} {each.id}  {problem}")
    for link in found.loose:
        said = words.say("names a record that is not there")
        console.data(f"  {link.table} {link.id}  {link.field}: {said}")
    if found.closed:
        console.say(
            words.say("The records are sealed: their content was not opened. --content proves it.")
        )


def _file_sentences(found: StoreCheck, words: Words) -> list[str]:
    texts = [sentence(problem, found.folder, words) for problem in found.problems]
    if found.trouble:
        error = (
            ReadOnlyStoreError(found.trouble)
            if found.trouble == "newer"
            else CorruptStoreError(found.trouble, found.place)
        )
        texts.append(sentence_of(error, words))
    if found.snapshot:
        texts.append(words.say(_SNAPSHOT[found.snapshot]))
    return texts


def _sum_up(session: Session, checks: tuple[StoreCheck, ...]) -> None:
    words, console = session.words, session.console
    if not checks:
        console.say(words.say("There are no records here yet."))
    elif any(found.damaged for found in checks):
        console.say(
            words.say(
                "Files are not whole. Nothing was changed; the screens show the ways out: coachtui."
            )
        )
    elif any(found.odd for found in checks):
        console.say(
            words.say("The files are whole; what is listed stays as it is, and the rest works.")
        )
    else:
        console.say(words.say("Everything is whole. Nothing was changed."))


def _as_object(checks: tuple[StoreCheck, ...], words: Words) -> dict[str, object]:
    """Return the checks as other programs can count on them."""
    return {
        "schema": 1,
        "whole": not any(found.damaged or found.odd for found in checks),
        "stores": [_store(found, words) for found in checks],
    }


def _store(found: StoreCheck, words: Words) -> dict[str, object]:
    return {
        "store": found.of,
        "path": str(found.folder),
        "changes": found.changes,
        "records": found.records,
        "damaged": found.damaged,
        "trouble": found.trouble or None,
        "snapshot": found.snapshot or None,
        "content": not found.closed,
        "problems": [
            {
                "key": problem.key,
                "path": problem.path,
                "line": problem.place,
                "seq": problem.seq,
                "text": sentence(problem, found.folder, words),
            }
            for problem in found.problems
        ],
        "unreadable": [
            {"table": each.table, "id": each.id, "fields": list(each.problems)}
            for each in found.unreadable
        ],
        "links": [
            {"table": link.table, "id": link.id, "field": link.field} for link in found.loose
        ],
    }
