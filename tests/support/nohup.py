"""The app of `bare.py`, started as nohup starts a program: SIGHUP is ignored."""

import signal
import sys

from bare import bare_catalogue
from coachtui.cli.start import run

signal.signal(signal.SIGHUP, signal.SIG_IGN)
sys.exit(run(sys.argv[1:], bare_catalogue))
