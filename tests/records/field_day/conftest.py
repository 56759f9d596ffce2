"""Field days on a real store."""

from pathlib import Path

import pytest

from places import Place


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """Return a store with the manager and one rep."""
    return Place(tmp_path / "data")
