#!/usr/bin/env python3
"""Turn the scripts in tools/sample_team into sample_data/team.json.

    python tools/sample.py          write the file
    python tools/sample.py check    exit 1 if the file is not what the scripts say

The same scripts always give the same bytes: ids, minutes and seconds come from the scripts and a
fixed seed. tools/sample_team/README.md tells how a script is written.
"""

import sys
from pathlib import Path

from sample_team.documents import Documents, enter_people
from sample_team.field_days import read_field_days
from sample_team.ride_story import RideStory
from sample_team.story import Story

TARGET = Path(__file__).resolve().parent.parent / "sample_data" / "team.json"


def sample() -> str:
    """Return the sample data as JSON text."""
    documents = Documents()
    stories = {code: Story(documents, code, rep) for code, rep in enter_people(documents).items()}
    for story in stories.values():
        story.tell()
    for day in read_field_days():
        RideStory(documents, day, stories[day.code]).tell()
    return documents.text()


def main(arguments: list[str]) -> int:
    """Write or check the file; return the exit code."""
    text = sample()
    if arguments == ["check"]:
        same = TARGET.exists() and TARGET.read_text("utf-8") == text
        if not same:
            sys.stderr.write("sample_data/team.json is stale: run python tools/sample.py\n")
        return 0 if same else 1
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
