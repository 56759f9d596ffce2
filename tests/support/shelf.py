"""What the store holds, read as another program would: by `export --format json`."""

import json
from collections.abc import Mapping, Sequence

from shell import spawn

Document = Mapping[str, object]


class Shelf:
    """All records, as one export gave them."""

    def __init__(self) -> None:
        done = spawn(("export", "--format", "json"))
        assert done.code == 0, done.err
        self._tables: Mapping[str, Sequence[Document]] = json.loads(done.out)["documents"]

    def table(self, name: str) -> list[Document]:
        """Give back the documents of a table."""
        return list(self._tables.get(name, ()))

    def one(self, name: str, **equal: object) -> Document:
        """Give back the one document whose fields have these values."""
        found = [
            document
            for document in self.table(name)
            if all(document[key] == value for key, value in equal.items())
        ]
        assert len(found) == 1, (name, equal, found)
        return found[0]

    def lines(self, **equal: object) -> list[tuple[str, str]]:
        """Give back kind and text of the log entries that stand, oldest first."""
        entries = sorted(self.table("log_entry"), key=lambda each: str(each["id"]))
        replaced = {each["replaces"] for each in entries if each.get("replaces")}
        return [
            (str(each["entry_kind"]), str(each["text"]))
            for each in entries
            if each["id"] not in replaced
            and all(each[key] == value for key, value in equal.items())
        ]

    def promises(self) -> dict[str, Document]:
        """Give back the commitments by their text."""
        return {str(each["text"]): each for each in self.table("commitment")}
