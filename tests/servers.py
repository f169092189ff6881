"""The real PostgreSQL and Chromium that the tests drive; run as a script, it names the missing Debian packages."""

from __future__ import annotations

import glob
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.reliability.small_disk import SmallDisk

STARTING_SECONDS = 60.0
STOPPING_SECONDS = 20.0

# initdb refuses root, so root lends its server to one of these.
UNPRIVILEGED = ("postgres", "nobody")

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM_ARGS = (
    "--no-sandbox",
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

# Tests make and drop databases by the hundred: durability is what they do not need.
POSTGRES_SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "shared_buffers": "64MB",
    "max_connections": "60",
}


# What a server says whose disk is full, for those who may not mount a small one.
_FULL_AFTER_THREE = """
CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF (SELECT count(*) FROM ledger_text) > 3 THEN
    RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full';
  END IF; RETURN NEW; END $$;
CREATE TRIGGER full_disk BEFORE INSERT ON ledger_text FOR EACH ROW EXECUTE FUNCTION full_disk();
"""


class ServiceMissing(Exception):
    """A program that the tests drive is not installed; the message holds the one command that installs it."""

    def __init__(self, what: str, package: str) -> None:
        super().__init__(f"{what} is not installed. Install with: apt-get update && apt-get install -y {package}")


def postgres_programs() -> Path | None:
    """The newest folder that holds both initdb and postgres."""
    debian = sorted(glob.glob("/usr/lib/postgresql/*/bin"), key=_version_of, reverse=True)
    on_path = shutil.which("initdb")
    folders = [Path(folder) for folder in debian] + ([Path(on_path).resolve().parent] if on_path else [])
    return next((f for f in folders if (f / "initdb").exists() and (f / "postgres").exists()), None)


def _version_of(folder: str) -> float:
    try:
        return float(Path(folder).parent.name)
    except ValueError:
        return 0.0


def chromium_program() -> Path | None:
    found = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    return Path(found) if found else None


def required_chromium() -> Path:
    program = chromium_program()
    if program is None:
        raise ServiceMissing("Chromium", "chromium")
    return program


def missing_packages() -> list[str]:
    found = {"postgresql": postgres_programs(), "chromium": chromium_program()}
    return [package for package, program in found.items() if program is None]


class PostgresServer:
    """A throw-away PostgreSQL on a Unix socket of its own, without a TCP port. Use it in a with statement."""

    def __init__(self) -> None:
        programs = postgres_programs()
        if programs is None:
            raise ServiceMissing("PostgreSQL", "postgresql")
        self._programs = programs
        self._made = 0

    def __enter__(self) -> PostgresServer:
        # A socket's path may be 107 bytes long at most, which a long TMPDIR would exceed.
        self._folder = Path(tempfile.mkdtemp(prefix="sayso-pg-", dir="/tmp"))
        self._log = self._folder / "log"
        self._account = _unprivileged_account()
        if self._account:
            os.chown(self._folder, self._account.pw_uid, self._account.pw_gid)
        try:
            self._start()
        except BaseException:
            self._stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def url(self, database: str) -> str:
        return f"postgresql:///{database}?host={self._folder}&user=postgres"

    def create_database(self) -> str:
        """The address of a new, empty database."""
        self._made += 1
        name = f"test_{os.getpid()}_{self._made}"
        self._execute(f'CREATE DATABASE "{name}"')
        return self.url(name)

    def copy_database(self, url: str) -> str:
        """The address of a new database with all that is in another one, to which nobody is connected."""
        self._made += 1
        name = f"test_{os.getpid()}_{self._made}"
        self._execute(f'CREATE DATABASE "{name}" TEMPLATE "{self._name_in(url)}"')
        return self.url(name)

    def drop_database(self, url: str) -> None:
        """Drops a database that create_database made, whoever is still connected to it."""
        self._execute(f'DROP DATABASE IF EXISTS "{self._name_in(url)}" WITH (FORCE)')

    def stop(self) -> None:
        """Stop the server at once, whoever is connected, and keep its data for `start`."""
        self._server.send_signal(signal.SIGQUIT)
        self._server.wait(STOPPING_SECONDS)

    def start(self) -> None:
        """Start the server again after `stop`."""
        self._run()

    @contextmanager
    def full(self, url: str, disk: SmallDisk) -> Iterator[None]:
        """Have this database on a disk that has little space left; without a mount its texts may not grow."""
        import psycopg

        if not disk.mounted:
            with psycopg.connect(url, autocommit=True) as connection:
                connection.execute(_FULL_AFTER_THREE)
                yield
                connection.execute("DROP TRIGGER full_disk ON ledger_text; DROP FUNCTION full_disk")
            return
        space = disk.folder / "tables"
        space.mkdir()
        if self._account:
            os.chown(space, self._account.pw_uid, self._account.pw_gid)
        self._execute(f"CREATE TABLESPACE small LOCATION '{space}'")
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("ALTER TABLE ledger_text SET TABLESPACE small")
        disk.fill(left=100_000)
        try:
            yield
        finally:
            disk.free()
            with psycopg.connect(url, autocommit=True) as connection:
                connection.execute("ALTER TABLE ledger_text SET TABLESPACE pg_default")
            self._execute("CHECKPOINT")  # lets go of the files of what was moved
            self._execute("DROP TABLESPACE small")

    @property
    def folder(self) -> Path:
        """Where the server keeps its data (`data`) and its log."""
        return self._folder

    @property
    def log(self) -> str:
        """All that the server has logged."""
        return self._log.read_text(errors="replace")

    @staticmethod
    def _name_in(url: str) -> str:
        return url.removeprefix("postgresql:///").partition("?")[0]

    def _start(self) -> None:
        data = str(self._folder / "data")
        locale = "C.UTF-8" if sys.platform == "linux" else "C"
        made = self._popen(
            "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", f"--locale={locale}", "-N"
        )
        if made.wait() != 0:
            raise RuntimeError(f"initdb failed:\n{self._log.read_text()}")
        self._run()

    def _run(self) -> None:
        data = str(self._folder / "data")
        settings = [f"-c{name}={value}" for name, value in POSTGRES_SETTINGS.items()]
        self._server = self._popen("postgres", "-D", data, "-k", str(self._folder), *settings)
        self._await_answer()

    def _popen(self, program: str, *arguments: str) -> subprocess.Popen[bytes]:
        account = self._account
        with self._log.open("ab") as log:
            return subprocess.Popen(
                [str(self._programs / program), *arguments],
                cwd=self._folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                # A Ctrl-C in the terminal is for the tests, which then stop the server themselves.
                start_new_session=True,
                user=account.pw_uid if account else None,
                group=account.pw_gid if account else None,
                extra_groups=[] if account else None,
            )

    def _await_answer(self) -> None:
        import psycopg

        deadline = time.monotonic() + STARTING_SECONDS
        while True:
            try:
                self._execute("SELECT 1")
            except psycopg.OperationalError as error:
                if self._server.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError(f"PostgreSQL did not start:\n{self._log.read_text()}") from error
                time.sleep(0.05)
            else:
                return

    def _execute(self, statement: str) -> None:
        import psycopg

        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())

    def _stop(self) -> None:
        server = getattr(self, "_server", None)
        if server is not None and server.poll() is None:
            server.send_signal(signal.SIGINT)
            try:
                server.wait(STOPPING_SECONDS)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()
        shutil.rmtree(self._folder, ignore_errors=True)


def _unprivileged_account() -> pwd.struct_passwd | None:
    """The account that root starts the server under; None for a user who is not root."""
    if os.getuid() != 0:
        return None
    known = {account.pw_name: account for account in pwd.getpwall()}
    account = next((known[name] for name in UNPRIVILEGED if name in known), None)
    if account is None:
        raise RuntimeError(f"initdb refuses root, and no account of {UNPRIVILEGED} is there to lend it to")
    return account


if __name__ == "__main__":
    print(*missing_packages())
