"""Products by the name of the price list, whatever a CRM made of it."""

from collections import Counter
from collections.abc import Iterable, Mapping

from coachtui.exchange.columns import plain


class Products:
    """The price list, and the table of other names: `GTXPro` is `GTX Pro`.

    Names that differ in spaces, signs, case and marks alone are one; others as they were told.
    """

    def __init__(self, prices: Mapping[str, int], told: Mapping[str, str]) -> None:
        """Make it from list prices by name, and told names by the other name."""
        self.prices = dict(prices)
        self._told = {plain(other): name for other, name in told.items()}
        self._listed = {plain(name): name for name in prices}
        self._named: dict[str, str] = {}
        self.aliases: Counter[tuple[str, str]] = Counter()
        """How often a name was taken as another one: (as written, as meant)."""
        self.unknown: Counter[str] = Counter()
        """How often a name was met that no price list holds, where there is one."""

    def meant(self, written: str) -> str:
        """Return the product that is meant, and count where it is written otherwise."""
        if not written:
            return ""
        key = plain(written)
        told = self._told.get(key, written)
        name = self._listed.get(plain(told), told)
        if plain(name) not in self._listed:
            # without a price list the first spelling stands for all
            name = self._named.setdefault(plain(told), told)
            if self.prices:
                self.unknown[name] += 1
        if name != written:
            self.aliases[written, name] += 1
        return name

    def price(self, product: str) -> int | None:
        """Return what a product costs by the list; None where it is on none."""
        return self.prices.get(product)


def prices_of(rows: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Return list prices by product; of one named twice the last counts."""
    found: dict[str, tuple[str, int]] = {}
    for name, price in rows:
        found[plain(name)] = (name, price)
    return dict(found.values())
