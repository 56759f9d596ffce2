"""The store keeps the contract of the repository."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from coachtui.domain.repository import Repository
from coachtui.storage import REAL
from coachtui.storage.chain import verify
from repository_contract import Opener, RepositoryContract
from stores import store_in


class TestStore(RepositoryContract):
    """The contract over a folder."""

    @pytest.fixture
    def opener(self, tmp_path: Path) -> Opener:
        """Give what opens the folder once more."""

        def opened(*, read_only: bool = False, author: str = "me") -> Repository:
            return store_in(tmp_path / "data", read_only=read_only, author=author)

        return opened


class TestCompactedStore(RepositoryContract):
    """The contract where every handle finds a fresh snapshot and a segment of one line."""

    @pytest.fixture
    def opener(self, tmp_path: Path) -> Opener:
        """Give what compacts and then opens the folder once more."""
        small = replace(REAL, segment_bytes=1)

        def opened(*, read_only: bool = False, author: str = "me") -> Repository:
            with store_in(tmp_path / "data", operations=small) as store:
                store.compact()
            return store_in(tmp_path / "data", read_only=read_only, author=author, operations=small)

        return opened


class TestChainedStore(RepositoryContract):
    """The contract where lines are chained by hash; whatever was done, the chain is whole."""

    @pytest.fixture
    def opener(self, tmp_path: Path) -> Iterator[Opener]:
        """Give what opens the folder once more."""

        def opened(*, read_only: bool = False, author: str = "me") -> Repository:
            return store_in(tmp_path / "data", read_only=read_only, author=author, chained=True)

        yield opened
        report = verify(tmp_path / "data")
        assert not report.problems
        assert report.lines
