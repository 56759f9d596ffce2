"""The program itself: writes what is loaded when its first frame is out."""

import json
import os
import sys
from pathlib import Path

from coachtui.catalogue import catalogue
from coachtui.cli.start import run
from coachtui.domain.kind import Catalogue


class Recording(Catalogue):
    """Takes note of the loaded modules before the memory is hidden and the store is opened."""

    def load(self, path: str) -> object:
        """Import and return what a path names."""
        if path == "coachtui.cli.memory:hide":
            Path(os.environ["MODULES"]).write_text(json.dumps(sorted(sys.modules)))
        return super().load(path)


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:], lambda: Recording(tuple(catalogue()))))
