"""How a group of labels is marked for the catalogues."""

from collections.abc import Mapping


def labels(context: str, by_key: Mapping[str, str]) -> tuple[str, Mapping[str, str]]:
    """Mark a group of labels for the catalogues, each in the context of its group."""
    return context, by_key
