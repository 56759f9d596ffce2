"""The files that letters are drafted from, and short ways to a letter."""

import subprocess
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path

from coachtui.domain.person import Person
from coachtui.exchange.paper import Paper
from coachtui.exchange.paper_text import paper_text
from coachtui.language import Language, Words
from coachtui.records.discipline.presentation.letter_values import CaseFile
from coachtui.records.discipline.presentation.letters import Offer, drafted, offers
from coachtui.records.discipline.rules.lifecycle import override_for
from sample_cases import DEMO_DAY, HEARING, REP, Walk, conduct_to, told

VI, EN = Words.of("vi"), Words.of("en")
BOTH: tuple[Language, ...] = ("vi", "en")
VUONG = Person(id="p5", full_name=REP, employee_no="NV-017")
CANARY = "chim hoàng yến"
HEAD = "17:0123abcd"


def file_of(walk: Walk, today: date = DEMO_DAY, **case: object) -> CaseFile:
    """Return what letters are drafted from, the manager's notes with a canary in them."""
    return CaseFile(
        case=walk.case.revised(manager_notes=CANARY, **case),
        steps=walk.steps,
        file=walk.file,
        others=walk.others,
        addenda=(),
        person=VUONG,
        bench=walk.bench(today),
        head=HEAD,
    )


def offer_of(file: CaseFile, key: str, words: Words = EN) -> Offer:
    """Return the offer of a letter."""
    return next(each for each in offers(words, file) if each.key == key)


def letter(file: CaseFile, key: str, words: Words = VI) -> Paper:
    """Return a letter."""
    return drafted(words, file, offer_of(file, key))


def text_of(file: CaseFile, key: str, words: Words = VI) -> str:
    """Return a letter as text."""
    return paper_text(letter(file, key, words))


def contrary_walk(step: str = "decision_issued") -> Walk:
    """Return a case whose decision came after the limit and stands on file as that."""
    walk = conduct_to("minutes_signed")
    if step == "hearing_held":
        walk = conduct_to("proposed")
        late = told(date(2026, 11, 26), date(2026, 11, 26))
        walk.take("hearing_notified", date(2026, 11, 20), hearing_at=HEARING, people=late)
    on = date(2026, 11, 30) if step == "hearing_held" else date(2027, 5, 3)
    fields: dict[str, object] = (
        {"text": "Two were calls.", "people": tuple(each.revised(came=True) for each in late)}
        if step == "hearing_held"
        else {"by": "Phan Hữu Trí", "authority_ref": "Điều lệ 12.1", "measure": "reprimand"}
    )
    found = walk.refused(walk.draft(step, on, **fields))
    reasons = tuple(override_for(each, "HR đã làm như vậy") for each in found)
    walk.take(step, on, overrides=reasons, **fields)
    return walk


def words_of(paper: Paper) -> set[str]:
    """Return every word that must be found again in a paper, as `text_in_pdf` has it."""
    return {_bare(word) for text in _texts(asdict(paper)) for word in text.split()}


def text_in_pdf(file: Path) -> str:
    """Return the text of a PDF without spaces, line ends and hyphens, in small letters."""
    done = subprocess.run(["pdftotext", file, "-"], capture_output=True, check=True)
    return _bare(done.stdout.decode())


def _bare(text: str) -> str:
    """Return a text without what the end of a line adds to it or takes away."""
    return "".join(text.casefold().replace("-", "").split())


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for name, each in value.items():
            yield from () if name == "language" else _texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, str):
        yield value
