"""A process of its own that writes lines into a store, and says after each that it is saved."""

import sys
from pathlib import Path

from coachtui.domain.repository import Put
from stores import entry, store_in

LINES = 300
_COMPACT = 60


def main(folder: Path) -> None:
    """Write the lines, and close segments in between."""
    store = store_in(folder)
    for number in range(LINES):
        store.commit([Put(entry(f"line {number} {'x' * 900}"))], "log")
        if number % _COMPACT == _COMPACT - 1:
            store.compact()
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
