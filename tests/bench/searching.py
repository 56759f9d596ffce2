"""Search over kept folded texts, as the filter of every list does it."""

import time
import tomllib
from statistics import median
from typing import Final

from tests.bench.figures import Figure, quartiles
from tests.bench.team import ROOT, documents

from coachtui.domain.label_lint import find_labels
from coachtui.domain.label_lists import load_lists
from coachtui.text import fold, matches, query_words

_QUERIES: Final = (
    "báo giá", "hop dong", "cong no", "demo", "hoa phat", "quy 4", "khach hang", "kho", "d", "q",
    "chua co", "gia san", "em chua", "bep an", "xyz", "khong co gi", "tnv", "gui", "hen", "thu 6",
)  # fmt: skip
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
    """Find 20 queries in the folded texts of so many documents."""
    texts = [
        fold(" ".join(str(row.get(name, "")) for name in ("full_name", "text", "opening_line")))
        for rows in documents(number).values()
        for row in rows
    ]
    took = []
    for query in _QUERIES:
        started = time.perf_counter()
        words = query_words(query)
        found = sum(matches(words, text) for text in texts)
        took.append((time.perf_counter() - started) * 1000)
        del found
    return Figure(
        key="search",
        label=f"search, {number:,} documents",
        value=median(took),
        unit="ms",
        quartiles=quartiles(took),
        budget=f"<= {_MOST:.0f} ms",
        kept=median(took) <= _MOST,
        note="folded texts kept, as in a list's filter",
    )
