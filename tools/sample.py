#!/usr/bin/env python3
"""Turn the scripts in tools/sample_team into sample_data/team.json and hr.json.

    python tools/sample.py          write the files
    python tools/sample.py check    exit 1 if a file is not what the scripts say

The same scripts always give the same bytes: ids, minutes and seconds come from the scripts and a
fixed seed. tools/sample_team/README.md tells how a script is written.
"""

import sys
from pathlib import Path

from sample_team.documents import Documents, enter_people
from sample_team.event_story import EventStory
from sample_team.field_days import read_field_days
from sample_team.hr_story import HR_KINDS, HrStory
from sample_team.ride_story import RideStory
from sample_team.story import Story
from sample_team.target_story import TargetStory

TARGET = Path(__file__).resolve().parent.parent / "sample_data"


def sample() -> dict[str, str]:
    """Return the sample data as JSON text, by the name of its file."""
    documents, hr = Documents(), Documents(HR_KINDS)
    reps = enter_people(documents)
    stories = {code: Story(documents, code, rep) for code, rep in reps.items()}
    for story in stories.values():
        story.tell()
    for day in read_field_days():
        RideStory(documents, day, stories[day.code]).tell()
    EventStory(documents, reps).tell()
    TargetStory(documents, reps).tell()
    HrStory(hr, reps).tell()
    return {"team.json": documents.text(), "hr.json": hr.text()}


def main(arguments: list[str]) -> int:
    """Write or check the files; return the exit code."""
    texts = {TARGET / name: text for name, text in sample().items()}
    if arguments == ["check"]:
        stale = [
            path.name
            for path, text in texts.items()
            if not path.exists() or path.read_text("utf-8") != text
        ]
        for name in stale:
            sys.stderr.write(f"sample_data/{name} is stale: run python tools/sample.py\n")
        return 1 if stale else 0
    TARGET.mkdir(exist_ok=True)
    for path, text in texts.items():
        path.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
