"""Whom a quick log is for: `@dao > me gửi bảng giá mới mai`."""

from coachtui.capture.entry import Vocabulary
from coachtui.capture.names import KnownName, folded
from coachtui.text import clean


def addressee(line: str, vocabulary: Vocabulary) -> tuple[KnownName | None, str]:
    """Give back the person a line begins with, as `@name`, and the line after it.

    None and the line as it stands where it begins otherwise, or where several people bear the name.
    """
    typed = clean(line)
    if not typed.startswith("@"):
        return None, line
    named = vocabulary.names.marked_at(typed, folded(typed), 1)
    if named is None or named.is_account or len(named.bearers) != 1:
        return None, line
    return named.bearers[0], typed[named.end :].lstrip(" :,")
