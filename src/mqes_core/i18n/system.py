"""What the system says when it refuses a file, in the language of the reader."""

from __future__ import annotations

import errno
from typing import Final

from mqes_core.i18n.catalogue import Key

__all__ = ["refusal"]

_KINDS: Final = {
    errno.EACCES: "no_right",
    errno.EPERM: "no_right",
    errno.EROFS: "no_right",
    errno.EEXIST: "is_file",
    errno.ENOTDIR: "is_file",
    errno.EISDIR: "is_folder",
    errno.ENOENT: "is_nowhere",
    errno.ENOSPC: "no_room",
    errno.ENAMETOOLONG: "too_long",
}


def refusal(error: OSError) -> str:
    """Why the system refused, as a parameter of a message; what is rare in the system's own words."""
    kind = _KINDS.get(error.errno or 0)
    return Key(f"system.{kind}") if kind else error.strerror or type(error).__name__
