"""A rep's months, deals and discount lens, in rows and lines."""

from collections.abc import Iterator, Sequence
from typing import Final

from coachtui.domain.deal_figures import Figures, discount_lens
from coachtui.domain.deals import Deals
from coachtui.domain.person import Person
from coachtui.domain.target import Target
from coachtui.domain.view import View
from coachtui.language import Words
from coachtui.text import cells
from coachtui.ui.deal_words import deals_lines, hygiene, lens_told, packed, tenths
from coachtui.ui.numbers import Numbers
from coachtui.ui.spark import bar
from coachtui.ui.table import Row
from coachtui.ui.target_words import measured, month_name, share_told

CUTS: Final = (0.01, 0.02, 0.03, 0.05, 0.10, 0.15)
"""The price cuts the lens shows."""
MARGINS: Final = (0.15, 0.20, 0.25, 0.30, 0.40, 0.50)
"""The margins it shows them at, while nobody said what the margin is."""
_BAR: Final = 10
_GAP: Final = "  "


def month_rows(words: Words, targets: Sequence[Target]) -> list[Row]:
    """Return a row a month: its name, what was sold, the target, the share and a bar of it."""
    return [
        Row(
            target.id,
            (
                month_name(words, target),
                "–" if target.actual is None else measured(words, target.actual, target),
                measured(words, target.amount, target),
                share_told(words, target.share),
                "" if target.share is None else bar(target.share, _BAR),
            ),
            "good" if target.share is not None and target.share >= 1 else "",
        )
        for target in targets
    ]


def deal_facts(view: View, person: Person, numbers: Numbers, width: int) -> list[str]:
    """Return what a person's deals come to, in lines of a width; one line where there is none."""
    words = view.words
    book, own, seen = numbers.deals(view, person)
    if numbers.damaged:
        return [words.say("The deals on file cannot be read: import them again.")]
    if not book.deals:
        return [words.say("No deals are on file: coachtui import deals FILE.csv brings them.")]
    unclear = [f"“{name}”" for name in numbers.unclear(view, person)]
    told = packed(_unclear(words, unclear), width)
    if not own:
        return told or packed(_unknown(words), width)
    lines = deals_lines(words, seen, book.currency, width)
    return [*lines, *packed(_further(words, book, seen), width), *told]


def _unknown(words: Words) -> Iterator[str]:
    yield words.say("No deal on file is by that name.")
    yield words.say("Is it another one in the CRM? “Name in the CRM” on the form takes it.")


def _unclear(words: Words, names: Sequence[str]) -> Iterator[str]:
    if names:
        shown = ", ".join(names)
        yield words.say("Deals of {names} could be somebody else's too.", names=shown)
        yield words.say("“Name in the CRM” on the form says whose they are.")


def _further(words: Words, book: Deals, seen: Figures) -> Iterator[str]:
    if seen.discounted:
        yield words.say(
            "{deep} of {n} won deals more than 10% under the list price ({share})",
            deep=words.number(seen.deep),
            n=words.number(seen.discounted),
            share=tenths(words, seen.deep / seen.discounted),
        )
    yield from hygiene(words, seen, book)


def lens_rows(words: Words, margin: float) -> list[str]:
    """Return what each price cut costs: in a line each at a margin, else as a table of margins.

    Args:
        words: the language.
        margin: per cent of the price; 0 where nobody said.
    """
    if margin:
        return [lens_told(words, cut, margin / 100) for cut in CUTS]
    head = [words.say("cut / margin"), *(words.percent(each) for each in MARGINS)]
    rows = [head, *([f"-{words.percent(cut)}", *_more(words, cut)] for cut in CUTS)]
    widths = [max(cells(row[at]) for row in rows) for at in range(len(head))]
    return [
        _GAP.join(
            " " * (width - cells(text)) + text for text, width in zip(row, widths, strict=True)
        )
        for row in rows
    ]


def _more(words: Words, cut: float) -> Iterator[str]:
    for margin in MARGINS:
        more = discount_lens(cut, margin)
        yield words.say("loss") if more is None else f"+{words.percent(more)}"
