"""Start of the program."""

import gc
import os
import sys

from coachtui.cli.start import guarded


def main() -> None:
    """Run the command line and end with its exit code."""
    os.umask(0o077)
    # What starting up makes stays; the screens collect again once the records are there.
    gc.disable()
    code = guarded(sys.argv[1:])
    # Looking through the memory once more would only delay the end.
    gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    main()
