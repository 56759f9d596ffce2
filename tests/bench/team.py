"""A large team's records: the sample team, its one-on-ones told again for years before."""

import copy
import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

from coachtui.storage import open_store

ROOT: Final = Path(__file__).resolve().parents[2]
SAMPLE: Final = ROOT / "sample_data" / "team.json"
SAMPLE_MONDAY: Final = date(2026, 11, 23)
REP: Final = "Đăng"
"""Who stands on Today and is met in the console."""
WORDS: Final = ("khách hàng", "báo giá", "hợp đồng", "công nợ", "demo", "Hòa Phát", "quý 4", "kho")
_POINTING: Final = ("commitment_id", "replaces")
_HELD: Final[Mapping[str, Mapping[str, str]]] = {
    "one_on_one": {"log_entry": "part_of", "talk_flip": "part_of"},
    "field_day": {
        "log_entry": "part_of",
        "stop": "field_day_id",
        "coaching_report": "field_day_id",
    },
}
"""What is told again, and by which field its parts point to it."""
_OVER: Final = frozenset({"held", "reported", "acknowledged"})
_QUARTER: Final = timedelta(days=91)
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+Z")

Documents = dict[str, list[dict[str, object]]]


def documents(number: int) -> Documents:
    """Return that many documents of a team whose Monday morning is the last one's.

    The sample team, and its held one-on-ones again with their lines and turns, each time a quarter
    earlier.
    """
    sample: Documents = json.loads(SAMPLE.read_text(encoding="utf-8"))["documents"]
    today = datetime.now(UTC).date()
    monday = today - timedelta(days=today.weekday())
    told: Documents = {table: [] for table in sample}
    for table, document in _all(sample, number):
        told[table].append(_moved(document, monday - SAMPLE_MONDAY))
    return told


def _all(sample: Documents, number: int) -> Iterator[tuple[str, dict[str, object]]]:
    left = number
    for table, rows in sample.items():
        for row in rows[: max(0, left)]:
            yield table, row
        left -= len(rows)
    earlier = 0
    while left > 0:
        earlier += 1
        for table, row in _again(sample, earlier):
            if left <= 0:
                return
            yield table, row
            left -= 1


def _again(sample: Documents, earlier: int) -> Iterator[tuple[str, dict[str, object]]]:
    """Give what was held in the sample, so many quarters earlier, as records of their own.

    What else they point to stays with the first ones.
    """
    back = -_QUARTER * earlier
    for table, parts in _HELD.items():
        for whole in sample[table]:
            if whole["state"] in _OVER:
                told = {**whole, "id": _renamed(str(whole["id"]), earlier)}
                if "feedback" in told:
                    told["feedback"] = []
                yield table, _moved(told, back)
                for part, row in _parts(sample, parts, str(whole["id"]), earlier):
                    yield part, _moved(row, back)


def _parts(
    sample: Documents, parts: Mapping[str, str], whole: str, earlier: int
) -> Iterator[tuple[str, dict[str, object]]]:
    """Give the parts of a record, renamed with it; a stop has parts of its own."""
    for table, link in parts.items():
        for row in sample[table]:
            if row[link] == whole:
                old = str(row["id"])
                told = {**row, "id": _renamed(old, earlier), link: _renamed(whole, earlier)}
                told.update({name: None for name in _POINTING if name in row})
                yield table, told
                if table == "stop":
                    yield from _parts(sample, {"log_entry": "part_of"}, old, earlier)


def _renamed(identifier: str, earlier: int) -> str:
    """Return an identifier of the same length, another one for each quarter."""
    return f"{identifier[:14]}{earlier:05d}{identifier[19:]}"


def _moved(document: dict[str, object], shift: timedelta) -> dict[str, object]:
    moved = {name: _shifted(value, shift) for name, value in copy.deepcopy(document).items()}
    if isinstance(month := moved.get("month"), str):
        starts = moved.get("starts_at")
        moved["month"] = f"{(starts if isinstance(starts, str) else month)[:7]}-01"
    return moved


def _shifted(value: object, shift: timedelta) -> object:
    if isinstance(value, dict):
        return {name: _shifted(part, shift) for name, part in value.items()}
    if isinstance(value, list):
        return [_shifted(part, shift) for part in value]
    if isinstance(value, str) and _MOMENT.fullmatch(value):
        return (datetime.fromisoformat(value) + shift).isoformat().replace("+00:00", "Z")
    if isinstance(value, str) and _DAY.fullmatch(value):
        return (date.fromisoformat(value) + shift).isoformat()
    return value


def fill(folder: Path, number: int, now: Callable[[], datetime]) -> Path:
    """Make a store of so many documents, its snapshot written; give its folder back."""
    with open_store(folder, now=now) as store:
        store.load(documents(number), "")
        store.compact()
    return folder
