"""A text pasted into the capture line."""

from coachtui.text import clean


def split_paste(text: str) -> tuple[str, ...]:
    r"""Give back the lines of a pasted text that hold something, cleaned, without outer spaces.

    Each is meant for a note whatever its first sign: `read("\\" + line, setting)`.
    """
    lines = (clean(line).strip() for line in text.splitlines())
    return tuple(line for line in lines if line)
