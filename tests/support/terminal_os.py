"""The system calls behind a terminal of a test."""

import fcntl
import os
import signal
import struct
import termios
from collections.abc import Mapping


def become(command: list[str], environ: Mapping[str, str], size: tuple[int, int]) -> None:
    """Turn the forked child into the program; never returns."""
    try:
        set_size(0, size)
        for number in (signal.SIGHUP, signal.SIGTERM, signal.SIGINT, signal.SIGPIPE):
            signal.signal(number, signal.SIG_DFL)
        os.execvpe(command[0], command, environ)
    finally:
        os._exit(127)


def set_size(descriptor: int, size: tuple[int, int]) -> None:
    """Give a terminal its columns and rows."""
    columns, rows = size
    fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def waiting_in(descriptor: int) -> int:
    """Give back how many bytes wait to be read."""
    return int(struct.unpack("i", fcntl.ioctl(descriptor, termios.FIONREAD, b"\0" * 4))[0])
