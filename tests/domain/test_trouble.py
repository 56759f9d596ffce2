"""Errors of the store are told in a sentence: what happened, what was kept, what to do."""

import pytest

from coachtui.domain.repository import (
    CorruptStoreError,
    ReadOnlyStoreError,
    StaleWriteError,
    StoreBusyError,
    StoreError,
    WriteFailedError,
)
from coachtui.domain.trouble import told
from coachtui.language import Words


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (StoreBusyError("secret"), "Another window is saving"),
        (StaleWriteError([("person", "secret")]), "changed elsewhere"),
        (CorruptStoreError("secret", "/data/journal"), "/data/journal"),
        (CorruptStoreError("chained", "/data/hr"), "not a team's"),
        (CorruptStoreError("unchained", "/data/hr"), "not chained"),
        (ReadOnlyStoreError("asked"), "opened to read only"),
        (ReadOnlyStoreError("newer"), "newer coachtui"),
        (ReadOnlyStoreError("damaged"), "damaged"),
        (ReadOnlyStoreError("secret"), "can be read only"),
        (WriteFailedError("full"), "disk is full"),
        (WriteFailedError("quota"), "quota"),
        (WriteFailedError("read_only"), "cannot be written"),
        (WriteFailedError("secret"), "refused to save"),
        (StoreError("secret"), "could not do this"),
    ],
)
def test_each_error_has_its_sentence(error: StoreError, said: str) -> None:
    """The sentence fits the error, says that nothing changed, and never quotes the error."""
    sentence = told(error, Words.of("en"))
    assert said in sentence
    assert "Nothing was changed" in sentence
    assert "secret" not in sentence


def test_stale_writes_are_listed() -> None:
    """The error of a stale write knows which records it met."""
    assert StaleWriteError([("person", "a"), ("commitment", "b")]).conflicts == (
        ("person", "a"),
        ("commitment", "b"),
    )
