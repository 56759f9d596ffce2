"""The recipe of docs/ssh.md against a real sshd: an account that can do nothing but coach."""

import getpass
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from shell import Outcome
from terminal import PATIENCE, Terminal

ROOT = Path(__file__).parents[2]
SSHD = shutil.which("sshd", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
SSH = shutil.which("ssh")
SESSION = "from coachtui.cli.forced import main; main()"
pytestmark = pytest.mark.skipif(not (SSHD and SSH), reason="there is no sshd, or no ssh")


def recipe() -> str:
    """Give the block of docs/ssh.md that stands for a group."""
    page = (ROOT / "docs/ssh.md").read_text(encoding="utf-8")
    block = page[page.index("PermitUserEnvironment no") :]
    return block[: block.index("```")]


def free_port() -> int:
    """Give a port nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        return port


class Host:
    """A host with one account that may do nothing but coach."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.folder, self.port = folder, free_port()
        for name in ("host", "mine"):
            key = str(folder / name)
            command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key]
            subprocess.run(["/usr/bin/env", *command], check=True)
        script = folder / "coachtui-session"
        path = f"PYTHONPATH={ROOT / 'src'}"
        script.write_text(f"#!/bin/sh\nHOME={home} {path} exec {sys.executable} -c '{SESSION}'\n")
        script.chmod(0o755)
        (folder / "conf").write_text(self._configuration(script))

    def _configuration(self, script: Path) -> str:
        said = recipe().replace("Match Group coaches", f"Match User {getpass.getuser()}")
        said = said.replace("/usr/local/bin/coachtui-session", str(script))
        return (
            f"Port {self.port}\nListenAddress 127.0.0.1\nHostKey {self.folder}/host\n"
            f"PidFile none\nAuthorizedKeysFile {self.folder}/mine.pub\nStrictModes no\n"
            f"PermitRootLogin yes\nPasswordAuthentication no\nSubsystem sftp internal-sftp\n{said}"
        )

    def start(self) -> subprocess.Popen[bytes]:
        """Start sshd, and return once it listens."""
        conf = self.folder / "conf"
        checked = subprocess.run([str(SSHD), "-t", "-f", conf], capture_output=True, check=False)
        if checked.returncode and b"rivilege separation" in checked.stderr:
            pytest.skip("sshd has no folder for its own use")
        assert checked.returncode == 0, checked.stderr
        server = subprocess.Popen([str(SSHD), "-D", "-f", conf, "-E", self.folder / "log"])
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            with socket.socket() as trial:
                if trial.connect_ex(("127.0.0.1", self.port)) == 0:
                    break
        return server

    def command(self, *options: str) -> list[str]:
        """Give how the account is reached, without the words it asks for."""
        quiet = ["StrictHostKeyChecking=no", "UserKnownHostsFile=/dev/null", "LogLevel=ERROR"]
        chosen = [part for one in (*quiet, "IdentitiesOnly=yes") for part in ("-o", one)]
        address = f"{getpass.getuser()}@127.0.0.1"
        key = str(self.folder / "mine")
        return [str(SSH), *options, "-F", "none", "-i", key, "-p", str(self.port), *chosen, address]

    def ask(self, *words: str, stdin: bytes = b"") -> Outcome:
        """Ask for a command."""
        done = subprocess.run(
            [*self.command(), *words], input=stdin, capture_output=True, check=False, timeout=60
        )
        return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def host(tmp_path: Path, own_world: Path) -> Iterator[Host]:
    """Give a host set up as the page says."""
    found = Host(tmp_path, own_world)
    server = found.start()
    try:
        yield found
    finally:
        server.terminate()
        server.wait()


def test_the_account_does_what_the_page_says(host: Host, own_world: Path) -> None:
    """Import by stdin, lists and the screens work; a shell, other commands and sftp do not."""
    team = "Name\nNguyễn Thị Hà\n".encode()
    assert host.ask("coachtui", "import", "people", "-", stdin=team).code == 0
    assert "Hà" in host.ask("coachtui", "due").out
    for refused in ("id", "sh", "coachtui config edit", "coachtui export --output x"):
        done = host.ask(refused)
        assert (done.code, done.out) == (2, ""), refused
        assert "not available here" in done.err
    assert "terminal" in host.ask().err
    with Terminal(host.command("-tt")) as terminal:
        terminal.wait_for("Hà").wait_for("Team").wait_quiet().keys("q")
        assert terminal.wait_end() == 0
    assert (own_world / ".local/share/coachtui").is_dir()


def test_nothing_is_forwarded(host: Host) -> None:
    """`ssh -L` opens no way to another port of the host."""
    port = free_port()
    forward = host.command(
        "-N", "-o", "ExitOnForwardFailure=yes", "-L", f"{port}:127.0.0.1:{host.port}"
    )
    client = subprocess.Popen(forward, stderr=subprocess.DEVNULL)
    try:
        until = time.monotonic() + PATIENCE
        answer = b"?"
        while answer == b"?" and time.monotonic() < until:
            with socket.socket() as trial:
                trial.settimeout(PATIENCE)
                if trial.connect_ex(("127.0.0.1", port)) == 0:
                    answer = trial.recv(16)
        assert answer == b""
    finally:
        client.terminate()
        client.wait()
