"""Room on the disk: asked for before writing, explained when it runs out."""

import errno
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from .models import ShelftalkError

_FULL = {errno.ENOSPC, errno.EDQUOT}
_REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS}


def require_room(folder: Path, needed: int) -> None:
    """Refuse to begin what will not fit: a memory-mapped write to a full disk kills the process."""
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise ShelftalkError(
            f"{folder} has {free / 1e6:,.0f} MB free and about {needed / 1e6:,.0f} MB are needed;"
            " free some space or choose another folder"
        )


@contextmanager
def disk_errors(folder: Path) -> Generator[None]:
    """Explain a full or forbidden disk."""
    try:
        yield
    except OSError as error:
        where = error.filename or folder
        if error.errno in _FULL:
            raise ShelftalkError(
                f"the disk is full, writing {where}; free some space and run this again:"
                " what was there before is untouched"
            ) from error
        if error.errno in _REFUSED:
            raise ShelftalkError(f"no permission for {where}: {error.strerror}") from error
        raise
