"""Chained journals, and a forger with the program's own means: lines changed and sealed again."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from coachtui.domain.repository import Put
from coachtui.storage import REAL, Operations, Store
from coachtui.storage.chain import verify
from coachtui.storage.line import digest_of, dump, sealed
from coachtui.storage.link import link_of
from stores import entry, person, store_in

Value = dict[str, object]
Change = Callable[[Value], object]
FIRST, OPEN = "000001.jsonl", "open.jsonl"
SMALL = replace(REAL, segment_bytes=700)


def chained(folder: Path, operations: Operations = REAL) -> Store:
    """Open the chained store in a folder."""
    return store_in(folder, operations=operations, chained=True)


def make_chain(folder: Path, word: str = "entry") -> Path:
    """Make a chained store: lines 1 to 5 in a closed segment, 6 to 9 in the open one."""
    with chained(folder, SMALL) as store:
        for number in range(2, 6):
            store.commit([Put(entry(f"{word} {number}"))], "add")
        assert store.compact().rotated
        for number in range(6, 9):
            store.commit([Put(entry(f"{word} {number}"))], "add")
        store.commit([Put(entry(f"{word} 9")), Put(person())], "add")
    return folder


def told(folder: Path, head: str | None = None) -> list[tuple[str, str, int, int]]:
    """Give the problems found: key, name of the file, place in it, number of the line."""
    found = verify(folder, head).problems
    return [(one.key, Path(one.path).name, one.place, one.seq) for one in found]


def keys(folder: Path, head: str | None = None) -> list[str]:
    """Give the keys of the problems found."""
    return [key for key, *_ in told(folder, head)]


def segments(folder: Path) -> list[Path]:
    """Give the segments of a store, oldest first."""
    return sorted((folder / "journal").glob("*.jsonl"))


def lines_of(path: Path) -> list[bytes]:
    """Give the lines of a segment, its header first, without their newlines."""
    return path.read_bytes().split(b"\n")[:-1]


def put_lines(path: Path, lines: list[bytes]) -> None:
    """Write a segment anew."""
    path.write_bytes(b"".join(line + b"\n" for line in lines))


def resealed(raw: bytes) -> bytes:
    """Give a line with the sum of the bytes it has now."""
    return sealed(raw[: raw.rindex(b',"sum":"')] + b"}")


def forged(raw: bytes, change: Change) -> bytes:
    """Give a line after a change to it, with a sum that is right."""
    value = json.loads(raw)
    change(value)
    return resealed(dump(value).encode())


def forge(path: Path, place: int, change: Change) -> None:
    """Change one line of a file; `place` counts from 1, the header's."""
    lines = lines_of(path)
    lines[place - 1] = forged(lines[place - 1], change)
    put_lines(path, lines)


def with_(**members: object) -> Change:
    """Give the change that puts members into a line."""
    return lambda value: value.update(members)


def without(name: str) -> Change:
    """Give the change that takes a member out of a line."""
    return lambda value: value.pop(name)


def document(change: Change, place: int = 0) -> Change:
    """Give the change to a line that makes one to one of its documents."""

    def changed(value: Value) -> None:
        docs = value["docs"]
        assert isinstance(docs, list)
        change(docs[place])

    return changed


def untold(doc: Value) -> None:
    """Put another text into a document's body, and leave its digest."""
    assert isinstance(doc["body"], dict)
    doc["body"]["text"] = "never said"


def untold_and_digested(doc: Value) -> None:
    """Put another text into a document's body, and the digest of that."""
    untold(doc)
    assert isinstance(doc["body"], dict)
    doc["digest"] = digest_of(str(doc["salt"]), doc["body"])


def stripped(doc: Value) -> None:
    """Take body and salt out of a document, as forgetting does."""
    del doc["body"], doc["salt"]


def rechain(folder: Path, salt: str = "") -> None:
    """Write the whole chain anew over whatever stands in the files now; '' keeps the old salt."""
    prev = salt
    for path in segments(folder):
        lines = lines_of(path)
        for place, raw in enumerate(lines):
            if prev:
                lines[place] = forged(raw, with_(prev=prev))
            prev = link_of(lines[place]).own
        put_lines(path, lines)
