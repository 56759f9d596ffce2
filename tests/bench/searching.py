"""The search over all records, and the check for labels."""

import time
import tomllib
from statistics import median
from typing import Final

from tests.bench.figures import Figure, quartiles
from tests.bench.team import ROOT, documents

from coachtui.domain.label_lint import find_labels
from coachtui.domain.label_lists import load_lists
from coachtui.domain.search import Index

_QUERIES: Final = (
    "báo giá", "hop dong", "cong no", "demo", "hoa phat", "quy 4", "khach hang", "kho", "d", "q",
    "chua co", "gia san", "em chua", "bep an", "xyz", "khong co gi", "tnv", "gui", "hen", "thu 6",
)  # fmt: skip
_FIELDS: Final = ("full_name", "text", "opening_line", "reason", "evidence")
_MOST: Final = 50.0
_PHRASES: Final = ROOT / "tests" / "domain" / "label_phrases.toml"


def lint() -> Figure:
    """Check a page of 2,000 characters that holds a label of every kind and its neighbours."""
    lists = load_lists("vi")
    phrases = tomllib.loads(_PHRASES.read_text(encoding="utf-8"))
    told = [str(row["text"]) for rows in phrases.values() for row in rows]
    page = " ".join(told)[:2000]
    took = []
    for _ in range(50):
        started = time.perf_counter()
        find_labels(page, lists, formal=True)
        took.append((time.perf_counter() - started) * 1000)
    return Figure(
        key="lint",
        label="a page of 2,000 characters checked for labels",
        value=median(took),
        unit="ms",
        quartiles=quartiles(took),
    )


def search(number: int) -> Figure:
    """Find 20 queries, best hits first with their places, among so many documents.

    Each document is one of the index; in the program the lines of a conversation are one with it.
    """
    index = Index(("person",))
    for table, rows in documents(number).items():
        for row in rows:
            name, *texts = (str(row.get(field, "")) for field in _FIELDS)
            index.put(table, str(row["id"]), name, "\n".join(filter(None, texts)))
    took = []
    for query in _QUERIES:
        started = time.perf_counter()
        index.search(query)
        took.append((time.perf_counter() - started) * 1000)
    return Figure(
        key="search",
        label=f"search, {number:,} documents",
        value=median(took),
        unit="ms",
        quartiles=quartiles(took),
        budget=f"<= {_MOST:.0f} ms",
        kept=median(took) <= _MOST,
        note="ranked, with the places of the words; each document kept folded",
    )
