"""What an import of deals was told once, kept by name to be told no more."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field as fresh
from pathlib import Path
from typing import Final

from coachtui.domain.deals import Outcome
from coachtui.domain.repository import CorruptStoreError
from coachtui.paths import LOCK
from coachtui.storage.files import make_folder, own_mark, read_file, write_over
from coachtui.storage.lock import exclusive
from coachtui.storage.operations import REAL, told
from coachtui.text import clean

NAME: Final = "deal_presets.json"
LONGEST_NAME: Final = 40
_SCHEMA: Final = 1
_OUTCOMES: Final[Mapping[str, Outcome]] = {"won": "won", "lost": "lost", "open": "open"}


@dataclass(frozen=True, slots=True)
class Preset:
    """What to take the words of a CRM as.

    Attributes:
        columns: the field of a column by its plain header, '' for a column that is left out.
        products: the name of the price list by another name.
        stages: the outcome by the CRM's plain word for a stage.
        currency: of its sums; '' where nothing was said.
    """

    columns: Mapping[str, str] = fresh(default_factory=dict)
    products: Mapping[str, str] = fresh(default_factory=dict)
    stages: Mapping[str, Outcome] = fresh(default_factory=dict)
    currency: str = ""

    def over(self, other: "Preset") -> "Preset":
        """Return this preset with what it does not say taken from another."""
        return Preset(
            {**other.columns, **self.columns},
            {**other.products, **self.products},
            {**other.stages, **self.stages},
            self.currency or other.currency,
        )


def read_presets(folder: Path) -> dict[str, Preset]:
    """Return the presets of a data folder by name.

    Raises:
        CorruptStoreError: `presets`: the file cannot be read; `unsafe`: it is no plain file of
            ours.
        WriteFailedError: the file system refused.
    """
    path = folder / NAME
    with told():
        try:
            data = read_file(path, REAL)
        except FileNotFoundError:
            return {}
    try:
        return _parsed(json.loads(data))
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError):
        raise CorruptStoreError("presets", str(path)) from None


def save_preset(folder: Path, name: str, preset: Preset) -> None:
    """Keep a preset by a name, in the place of one that had it (0600, whole or not at all).

    Raises:
        StoreBusyError, WriteFailedError, CorruptStoreError: the presets are as they were.
    """
    with told():
        make_folder(folder, REAL)
        with exclusive(folder / LOCK, REAL):
            presets = {**read_presets(folder), clean(name).strip(): preset}
            value = {
                "schema": _SCHEMA,
                "presets": {
                    each: {
                        "columns": dict(one.columns),
                        "products": dict(one.products),
                        "stages": dict(one.stages),
                        "currency": one.currency,
                    }
                    for each, one in sorted(presets.items())
                },
            }
            text = json.dumps(value, ensure_ascii=False, indent=1)
            path = folder / NAME
            write_over(path, f"{text}\n".encode(), REAL, path.with_name(f"{NAME}.{own_mark()}.tmp"))


def _parsed(value: Mapping[str, object]) -> dict[str, Preset]:
    presets = value["presets"]
    if value["schema"] != _SCHEMA or not isinstance(presets, Mapping):
        raise ValueError("schema")
    return {str(name): _preset(each) for name, each in presets.items()}


def _preset(value: Mapping[str, Mapping[str, str]]) -> Preset:
    return Preset(
        {str(key): str(each) for key, each in value["columns"].items()},
        {str(key): str(each) for key, each in value["products"].items()},
        {str(key): _OUTCOMES[each] for key, each in value["stages"].items()},
        str(value["currency"]),
    )
