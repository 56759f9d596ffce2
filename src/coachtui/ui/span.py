"""A piece of a line and how it is meant; reaches no terminal."""

from dataclasses import dataclass
from typing import Literal

SpanTone = Literal["", "rule", "mark", "late", "done", "ask"]


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a line and how it is meant."""

    text: str
    tone: SpanTone = ""
