"""The mark of a screen that shows what only the HR store holds."""


class Confidential:
    """A screen or dialog that is closed, with all that stands over it, when the HR room locks.

    The list behind a number key cannot be closed; it is shown anew and has to do without.
    """

    @property
    def confidential(self) -> bool:
        """Whether that holds of it just now."""
        return True
