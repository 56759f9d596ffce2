"""What the line of keys and help leave out just now, though a key for it says why it cannot be."""

from typing import ClassVar


class Offering:
    """A screen that does not offer all its commands at all times."""

    NEEDS_ROW: ClassVar[frozenset[str]] = frozenset({"lines.edit", "list.edit", "list.delete"})
    """Ids of its commands that are about the row under the cursor of its list."""

    def offers(self, identifier: str) -> bool:
        """Tell whether the command of a binding with that id is offered."""
        raise NotImplementedError


def offered(screen: object, identifier: str) -> bool:
    """Tell whether a screen offers the command of a binding with that id; most offer all."""
    return not isinstance(screen, Offering) or screen.offers(identifier)
