"""What every stored document has in common."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Annotated, ClassVar, Literal, Self

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
)
from pydantic_core import PydanticSerializationError, to_json

from coachtui.domain.ids import ME, new_id
from coachtui.text import clean

Visibility = Literal["private", "shared", "formal"]


def _line(text: object) -> object:
    return clean(text).strip() if isinstance(text, str) else text


def _passage(text: object) -> object:
    return clean(text, lines=True).strip() if isinstance(text, str) else text


# Before the check of its length: what is only spaces counts as empty.
Line = Annotated[str, BeforeValidator(_line)]
"""Text of one line: NFC, trimmed, no control characters."""
Passage = Annotated[str, BeforeValidator(_passage)]
"""Text of several lines: as `Line`, but line ends and tabs stay."""


def _in_utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)


Moment = Annotated[AwareDatetime, AfterValidator(_in_utc)]
"""A moment with its zone, kept in UTC."""


def _as_json(document: Mapping[str, object]) -> bytes | str:
    try:
        return to_json(document)
    except PydanticSerializationError:
        # half a character, say: the model tells where it stands
        return json.dumps(document, ensure_ascii=False)


class Part(BaseModel):
    """A group of fields inside a record: frozen, strict, unknown fields survive."""

    model_config = ConfigDict(
        frozen=True,
        strict=True,
        extra="allow",
        validate_default=True,
        allow_inf_nan=False,
        ser_json_inf_nan="constants",
        hide_input_in_errors=True,
    )

    @classmethod
    def from_document(cls, document: Mapping[str, object]) -> Self:
        """Return the record a stored JSON document stands for.

        Raises:
            pydantic.ValidationError: the document is not one of this type; its text is not quoted.
        """
        return cls.model_validate_json(_as_json(document))

    @classmethod
    def problems(cls, document: Mapping[str, object]) -> tuple[str, ...]:
        """Return where and how a document does not fit this type (`due: missing`), never values."""
        try:
            cls.from_document(document)
        except ValidationError as error:
            found = error.errors(include_input=False, include_url=False, include_context=False)
            return tuple(f"{'.'.join(map(str, one['loc']))}: {one['type']}" for one in found)
        return ()

    def revised(self, **changes: object) -> Self:
        """Return a validated copy with `changes` made.

        Raises:
            TypeError: a name that is not a field of this type.
            pydantic.ValidationError: a value that does not fit.
        """
        unknown = changes.keys() - type(self).model_fields.keys()
        if unknown:
            raise TypeError(f"{type(self).__name__} has no {', '.join(sorted(unknown))}")
        return type(self).model_validate({**dict(self), **changes})


class Record(Part):
    """A document of the store.

    `rev` is the revision that was read: 0 for a record the store has not seen. The store sets
    `rev`, `created_at`, `created_by`, `recorded_at` and `updated_at` when it commits.
    """

    table: ClassVar[str]
    """Name of its table, which is the slug of its kind."""
    links: ClassVar[tuple[str, ...]] = ("person_id",)
    """Fields that hold the id of another record and are indexed."""
    in_tables: ClassVar[bool] = True
    """Whether it may stand in a table that is handed around, as a CSV file is."""

    id: str = Field(default_factory=new_id, min_length=1, max_length=64)
    schema_version: int = 1
    rev: int = Field(default=0, ge=0)
    created_at: Moment | None = None
    updated_at: Moment | None = None
    created_by: str = ME
    visibility: Visibility = "private"
    happened_at: Moment | None = None
    recorded_at: Moment | None = None
    tags: tuple[Line, ...] = ()
