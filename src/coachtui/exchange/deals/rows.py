"""A row of a CRM's file as a deal; what does not fit is told, never guessed."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field as fresh
from datetime import date
from hashlib import blake2b
from typing import Final, TypeVar

from coachtui.domain.deals import Deal, Outcome
from coachtui.exchange.amounts import NotAnAmountError, amount_of
from coachtui.exchange.columns import Layout
from coachtui.exchange.dates import NotADayError, parsed_day
from coachtui.exchange.deals.columns import outcome_of
from coachtui.exchange.deals.products import Products
from coachtui.exchange.grid import Row
from coachtui.exchange.problems import Problem

T = TypeVar("T")
_LONGEST: Final = 200
"""Characters of a text of a deal."""
_ID_BYTES: Final = 6


@dataclass(frozen=True, slots=True)
class Customs:
    """What is the same for all rows of an import.

    Attributes:
        currency: of all sums.
        outcomes: what the user says stages mean, by the plain word.
    """

    currency: str = "VND"
    outcomes: Mapping[str, Outcome] = fresh(default_factory=dict)


class CellReader:
    """Reads the cells of rows by one layout, and gathers what is wrong with them."""

    def __init__(self, layout: Layout, currency: str) -> None:
        self.places = {each.field: each.number - 1 for each in layout.columns if each.field}
        self._width = len(layout.columns)
        self._currency = currency
        self.problems: list[Problem] = []

    def texts(self, row: Row) -> dict[str, str] | None:
        """Return the cells of a row by field; None where it has more than the header."""
        cells = row.cells
        if len(cells) > self._width and any(cells[self._width :]):
            self.wrong(row, "too_many_cells", cells=len(cells), expected=self._width)
            return None
        return {
            name: " ".join(cells[at].split())[:_LONGEST] if at < len(cells) else ""
            for name, at in self.places.items()
        }

    def wrong(self, row: Row, key: str, **values: str | int) -> None:
        """Note what is wrong with a row."""
        self.problems.append(Problem(key, row=row.number, **values))

    def amount(self, row: Row, field: str, texts: Mapping[str, str]) -> int | None:
        """Return the amount of a field; None where it is empty or wrong."""
        return self._read(row, field, texts, lambda text: amount_of(text, self._currency))

    def day(self, row: Row, field: str, texts: Mapping[str, str]) -> date | None:
        """Return the day of a field; None where it is empty or wrong."""
        return self._read(row, field, texts, parsed_day)

    def _read(
        self, row: Row, field: str, texts: Mapping[str, str], reader: Callable[[str], T]
    ) -> T | None:
        text = texts.get(field, "")
        if not text:
            return None
        try:
            return reader(text)
        except NotADayError as error:
            self.wrong(row, error.problem, field=field)
        except NotAnAmountError:
            self.wrong(row, "not_an_amount", field=field)
        return None


class DealReader:
    """Reads the rows of one file as deals."""

    def __init__(self, layout: Layout, customs: Customs, products: Products) -> None:
        self.cells = CellReader(layout, customs.currency)
        self._customs = customs
        self._products = products
        self._numbered: Counter[bytes] = Counter()
        self.unknown_stages: Counter[str] = Counter()
        """How often a stage was met that nobody knows; it counts as open."""

    def read(self, row: Row) -> Deal | None:
        """Return a row as a deal; None where something in it is wrong."""
        cells = self.cells
        before = len(cells.problems)
        texts = cells.texts(row)
        if texts is None:
            return None
        product = self._products.meant(texts.get("product", ""))
        outcome, known = outcome_of(texts.get("stage", ""), self._customs.outcomes)
        if not known:
            self.unknown_stages[texts.get("stage", "")] += 1
        price = cells.amount(row, "list_price", texts)
        deal = Deal(
            id=texts.get("id", "") or self._number(texts),
            rep=texts.get("rep", ""),
            account=texts.get("account", ""),
            product=product,
            outcome=outcome,
            stage=texts.get("stage", ""),
            value=cells.amount(row, "value", texts),
            list_price=self._products.price(product) if price is None else price,
            engaged=cells.day(row, "engage_date", texts),
            closed=cells.day(row, "close_date", texts),
            next_step=texts.get("next_step"),
        )
        return None if len(cells.problems) > before else deal

    def _number(self, texts: Mapping[str, str]) -> str:
        """Return a number for a deal without one: the same each time the same file comes in."""
        names = ("rep", "account", "product", "engage_date")
        mark = "\0".join(texts.get(name, "") for name in names).encode()
        self._numbered[mark] += 1
        again = b"%d" % self._numbered[mark]
        return "x" + blake2b(mark + b"\0" + again, digest_size=_ID_BYTES).hexdigest()
