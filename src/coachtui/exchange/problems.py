"""What is wrong with a file that comes in, said in a sentence that holds none of its values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from coachtui.language import N_, Words

SENTENCES: Final[Mapping[str, str]] = {
    "file_too_large": N_("The file is larger than {limit} MB. Nothing was imported."),
    "spreadsheet_file": N_(
        "This is a spreadsheet, not a CSV file. Save it as “CSV UTF-8” and import that."
    ),
    "unknown_encoding": N_(
        "The letters of this file cannot be read (first at row {row}). Save it as “CSV UTF-8”."
    ),
    "too_many_rows": N_(
        "The file has more than {limit} rows. A team is smaller: is this the right file?"
    ),
    "empty_file": N_("The file is empty."),
    "cell_too_long": N_(
        "Row {row}: a cell is longer than {limit} characters. Is a quotation mark left open there?"
    ),
    "open_quote": N_("Row {row}: a quotation mark opens and is never closed."),
    "stray_quote": N_('Row {row}: text follows a closing quotation mark. Write it twice: "".'),
    "no_name_column": N_(
        "No column looks like a name: {columns}. Name it with --map COLUMN=full_name; in a file"
        " without a header with --map 1=full_name."
    ),
    "two_columns": N_(
        "Columns {columns} would both be the {field}. Choose one with --map COLUMN={field}."
    ),
    "map_form": N_('--map takes COLUMN=FIELD, as in --map "Sales agent"=full_name.'),
    "map_column": N_("--map names the column “{column}”, which is not there: {columns}."),
    "map_doubled": N_("--map names the column “{column}”, which is there twice. Give its number."),
    "map_field": N_("--map names the field “{field}”. Fields: {fields}."),
    "map_dropped": N_(
        "The column “{column}” is personal data that coachtui never keeps. Leave it out of --map."
    ),
    "no_rows": N_("The file has a header and no rows."),
    "too_many_cells": N_("Row {row} has {cells} cells, the header {expected}."),
    "no_name": N_("Row {row}: the name is empty."),
    "too_long": N_("Row {row}, {field}: longer than {limit} characters."),
    "not_a_date": N_("Row {row}, {field}: not a date. Write 28/11/2026 or 2026-11-28."),
    "short_year": N_(
        "Row {row}, {field}: the year has two digits. Write it with four, as in 28/11/2026."
    ),
    "month_first": N_(
        "Row {row}, {field}: the month seems to stand first. Write day first (28/11/2026) or"
        " 2026-11-28, in the whole column."
    ),
    "no_such_day": N_("Row {row}, {field}: there is no such day."),
    "not_a_number": N_("Row {row}, {field}: not a whole number from {least} to {most}."),
    "not_a_choice": N_("Row {row}, {field}: must be one of {choices}."),
    "probation_before_hire": N_("Row {row}: the probation ends before the hire date."),
    "contract_ends_before_hire": N_("Row {row}: the contract ends before it begins."),
    "same_number": N_("Row {row}: the employee number is that of row {other}."),
    "same_person": N_(
        "Row {row}: the same name and manager as row {other}, with other data. Correct one, or add"
        " a column with employee numbers."
    ),
    "own_manager": N_("Row {row}: the person is their own manager."),
    "manager_circle": N_("Row {row}: following the managers leads back to the same person."),
    "manager_unclear": N_(
        "Row {row}: several people have the manager's name. Give the employee number instead."
    ),
    "not_an_amount": N_("Row {row}, {field}: not an amount. Write 1054, 1.054.000 or 1,054.50."),
    "not_a_month": N_("Row {row}, {field}: not a month. Write 2026-11 or 11/2026."),
    "no_column": N_(
        "No column looks like the {field}: {columns}. Name it with --map COLUMN={field}."
    ),
    "unknown_file": N_(
        "The columns say neither deals, price list, reps nor accounts: {columns}. Name the columns"
        " of the rep and the stage with --map COLUMN=FIELD."
    ),
    "no_deals": N_("None of the files holds deals: a rep and a stage in each row."),
    "currency_differs": N_(
        "The deals here are in {here}, these in {currency}. --replace puts them in their place."
    ),
    "no_such_rep": N_("Row {row}: nobody here is called like that, or has that number."),
    "rep_unclear": N_("Row {row}: several people are called like that. Give the employee number."),
    "not_positive": N_("Row {row}, {field}: a target is more than 0."),
    "month_twice": N_("Row {row}: the same person and month as row {other}, with other numbers."),
    "not_a_unit": N_("Row {row}, {field}: must be one of {choices}."),
    "invalid": N_("Row {row}, {field}: this value does not fit."),
    "not_json": N_("Line {line}, column {column}: this is not JSON."),
    "not_utf8": N_("The file is not UTF-8 text."),
    "twice_in_json": N_("An object in the file has the same key twice."),
    "number_json": N_("The file holds a number that JSON does not know (NaN or infinity)."),
    "not_an_export": N_(
        "This is not an export of coachtui: an object with “schema” and “documents” is expected."
    ),
    "newer_export": N_(
        "This export was made by a newer coachtui (schema {schema}). Upgrade, then import it."
    ),
    "table_form": N_("{table}: a table must be a list of documents."),
    "document_form": N_("{table}, document {number}: not an object."),
    "document_id": N_("{table}, document {number}: its id is missing or is not text."),
    "document_rev": N_("{table} {id}: its revision is missing or is not a number from 1."),
    "document_twice": N_("{table} {id}: there twice."),
    "document_misfit": N_("{table} {id}: {where} does not fit ({type})."),
}


@dataclass(frozen=True, slots=True, init=False)
class Problem:
    """A reason to refuse: its key, and the values of its sentence."""

    key: str
    values: Mapping[str, str | int]

    def __init__(self, key: str, **values: str | int) -> None:
        object.__setattr__(self, "key", key)
        object.__setattr__(self, "values", values)

    def said(self, words: Words) -> str:
        """Return it as a sentence."""
        said = words.say(SENTENCES[self.key], **self.values)
        file = self.values.get("file")
        return f"{file}: {said}" if file else said

    def of(self, file: str) -> "Problem":
        """Return it as the problem of one file among several."""
        return Problem(self.key, **{**self.values, "file": file})

    def as_json(self, words: Words) -> dict[str, str | int]:
        """Return it with key, values and sentence."""
        return {"problem": self.key, **self.values, "message": self.said(words)}
