"""The reason somebody gives for a change outlives a disk that refuses it."""

from pathlib import Path

import pytest

from coachtui.domain.repository import Change, Receipt, WriteFailedError
from coachtui.overview.commitment_actions import drop
from coachtui.overview.person_page import PersonPage
from coachtui.storage import Store
from overview_desk import add_promise, add_rep, app_of, open_desk, said, stored
from screens import settle


async def test_a_reason_is_kept_where_the_disk_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Dropping on a full disk says so and keeps the reason; once it is saved the draft is gone."""
    desk = open_desk(tmp_path)
    rep = add_rep(desk, "Nguyễn Văn An")
    promise = add_promise(desk, rep, "send the quote", 3)
    form = f"reason.{promise.id}"

    def full(_store: Store, _changes: tuple[Change, ...], _label: str = "") -> Receipt:
        raise WriteFailedError("full")

    page = PersonPage(desk, rep.id)
    app = app_of(desk, page)
    async with app.run_test(notifications=True) as pilot:
        await settle(pilot)
        with monkeypatch.context() as broken:
            broken.setattr(Store, "commit", full)
            app.run_worker(drop(page, promise))
            await settle(pilot)
            await pilot.press(*"because", "enter")
            await settle(pilot)
        assert said(app).startswith("The disk is full.")
        kept = desk.drafts.claim(form)
        assert kept is not None
        assert kept.text == "because"
        app.run_worker(drop(page, promise))
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert stored(desk, promise).reason == "because"
        assert desk.drafts.claim(form) is None
