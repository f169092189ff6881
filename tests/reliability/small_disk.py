"""A disk that is full or read-only: a small file system in memory for root, else a limit on the size of files.

Only root may mount; whoever is not has the system refuse to let any file grow (RLIMIT_FSIZE), which is what a
full disk looks like to the one that writes, and takes the right to write from the folder.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

MEGABYTES = 3


class SmallDisk:
    """A folder on a disk of three megabytes, for a with statement."""

    def __enter__(self) -> SmallDisk:
        self.folder = Path(tempfile.mkdtemp(prefix="sayso-disk-"))
        self.mounted = os.getuid() == 0 and not self._mount("-t", "tmpfs", "-o", f"size={MEGABYTES}m,mode=777", "sayso")
        self._filler = self.folder / "filler"
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.mounted:
            subprocess.run(["umount", "-l", str(self.folder)], check=True)
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def way(self) -> str:
        """How this disk is made small."""
        return "tmpfs" if self.mounted else "RLIMIT_FSIZE"

    def fill(self, left: int = 0) -> None:
        """Fill it but for so many bytes; without a mount `limit` does what this does."""
        if self.mounted:
            free = shutil.disk_usage(self.folder).free
            self._filler.write_bytes(b"\0" * max(0, free - left))

    def free(self) -> None:
        """Give the space back."""
        self._filler.unlink(missing_ok=True)

    @property
    def limit(self) -> Callable[[], None] | None:
        """What a child does before it starts: nothing where the disk itself is small."""
        return None if self.mounted else _no_file_grows

    def read_only(self, wanted: bool) -> None:
        """Forbid writing, or allow it again."""
        if self.mounted:
            self._mount("-o", f"remount,{'ro' if wanted else 'rw'}")
        else:
            for path in (self.folder, *self.folder.rglob("*")):
                path.chmod(0o555 if wanted else 0o755)

    def _mount(self, *options: str) -> int:
        done = subprocess.run(["mount", *options, str(self.folder)], check=False, capture_output=True)
        return done.returncode


def _no_file_grows() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
