"""The receipt of an erasure: its digest, and the proof that it is as it was given."""

import json
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from typing import Final

import click

from coachtui.domain.repository import Repository, StoreError
from coachtui.exchange.console import RefusedError
from coachtui.exchange.documents import RefusedDataError, parsed
from coachtui.exchange.infile import has_records, read_bytes
from coachtui.exchange.session import Session
from coachtui.language import N_
from coachtui.paths import HR
from coachtui.storage import chain
from coachtui.storage.erasures import (
    NAME as ERASURES,
    StoreName,
    note_erasures,
    read_erasures,
    stands_in,
)

DIGEST: Final = "digest"
BEFORE: Final = "receipt_before"
TEAM_LINE: Final = "team_line"
HR_HEAD: Final = "hr_head"
_MOST: Final = 64 * 1024 * 1024
_DIGEST_BYTES: Final = 32
_DAMAGED: Final = 5
_FAULTS: Final[Mapping[str, str]] = {
    "unsigned": N_("It holds no digest."),
    "changed": N_("It was changed: its digest is another."),
    "unknown": N_("These records gave no such receipt."),
    "team_line": N_("The line of the journal it was chained to is not in the team's records."),
    "hr_head": N_("The line of the journal it was chained to is not in the HR records."),
}


def digest_of(receipt: Mapping[str, object]) -> str:
    """Return the digest over everything else a receipt says, in 64 hexadecimal digits."""
    rest = {name: value for name, value in receipt.items() if name != DIGEST}
    text = json.dumps(rest, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return blake2b(text.encode(), digest_size=_DIGEST_BYTES).hexdigest()


def signed(session: Session, receipt: Mapping[str, object], team: Repository) -> dict[str, object]:
    """Return a receipt chained to the records and to the receipt before, with its digest.

    It holds the head of the HR records already, where there are any.

    The digest is kept in the list of erasures, which proves the receipt later.

    Raises:
        StoreError: the list of erasures cannot be read.
    """
    given = read_erasures(session.folder).receipts
    last = team.changes_since(team.seq - 1)
    chained: dict[str, object] = {
        **receipt,
        TEAM_LINE: f"{last[-1].seq}:{last[-1].change}" if last else "",
        BEFORE: given[-1] if given else "",
    }
    digest = digest_of(chained)
    remember(session, {}, digest)
    return {**chained, DIGEST: digest}


def remember(session: Session, ids: Mapping[StoreName, Iterable[str]], receipt: str = "") -> None:
    """Note in the list of erasures what is gone already; where that fails it is only told."""
    try:
        note_erasures(session.folder, ids, receipt)
    except StoreError:
        session.console.say(
            session.words.say(
                "It was erased, but the list that keeps it from coming back could not be written:"
                " {path}. Call “coachtui erase” once more before the next import.",
                path=session.folder / ERASURES,
            )
        )


def prove_receipt(session: Session, file: str, *, as_json: bool) -> None:
    """Say whether a receipt is as it was given.

    Raises:
        RefusedError: the file cannot be read, or is no receipt of an erasure.
        StoreError: the list of erasures cannot be read.
        click.exceptions.Exit: the receipt is not as it was given, with exit code 5.
    """
    words, console = session.words, session.console
    receipt = _read(session, file)
    at_home = has_records(session)
    faults = [*_own_faults(receipt)] or ([*_faults_here(session, receipt)] if at_home else [])
    if as_json:
        known = at_home and not faults
        console.json({"schema": 1, "whole": not faults, "proved_here": known, "problems": faults})
    for fault in faults:
        (console.say if as_json else console.data)(words.say(_FAULTS[fault]))
    if faults:
        raise click.exceptions.Exit(_DAMAGED)
    if at_home:
        console.say(words.say("The receipt is as it was given here."))
    else:
        console.say(
            words.say(
                "The receipt agrees with its digest. Whoever changes it can make the digest anew,"
                " so only the records it was given by prove it: --data DIR."
            )
        )


def _read(session: Session, file: str) -> dict[str, object]:
    words = session.words
    try:
        found = parsed(read_bytes(file, _MOST, words))
    except RefusedDataError as error:
        raise RefusedError(error.problems[0].said(words)) from error
    if not isinstance(found, dict) or found.get("receipt") != "erasure":
        raise RefusedError(words.say("This is no receipt of an erasure: {path}.", path=file))
    return found


def _own_faults(receipt: Mapping[str, object]) -> Iterator[str]:
    if not isinstance(receipt.get(DIGEST), str):
        yield "unsigned"
    elif receipt[DIGEST] != digest_of(receipt):
        yield "changed"


def _faults_here(session: Session, receipt: Mapping[str, object]) -> Iterator[str]:
    """Find what of a receipt the records in the data folder do not bear out."""
    if receipt[DIGEST] not in read_erasures(session.folder).receipts:
        yield "unknown"
        return
    if not stands_in(session.folder, str(receipt.get(TEAM_LINE, ""))):
        yield "team_line"
    head = str(receipt.get(HR_HEAD, ""))
    if head and not _in_chain(session, head):
        yield "hr_head"


def _in_chain(session: Session, head: str) -> bool:
    """Tell whether the HR records still hold the line a head stands for."""
    try:
        report = chain.verify(session.folder / HR, head)
    except (OSError, ValueError):
        return False
    return not any(problem.key in {"cut", "rewritten"} for problem in report.problems)
