"""The program at a moment, with a fault in the page of a case: `failing_case.py MOMENT`.

What speaks against the next step (v) raises an error that holds a text of the case.
"""

import sys
from typing import NoReturn

from at import run_at
from coachtui.language import Words
from coachtui.records.discipline.screens import case_page

CANARY = "zephyrstored"


def fail(_words: Words, missing: tuple[str, ...]) -> NoReturn:
    """Raise it."""
    raise ValueError(CANARY, missing)


if __name__ == "__main__":
    vars(case_page)["missing_words"] = fail
    sys.exit(run_at(sys.argv[1], sys.argv[2:]))
