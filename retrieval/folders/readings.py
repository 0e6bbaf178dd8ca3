"""One file becomes what is known of it, or the reason why nothing is."""

from pathlib import Path
from typing import Any

from retrieval.media_files import is_markup
from retrieval.models import Record, ShelftalkError

from .epub import read_epub
from .feeds import read_feed, read_outline
from .forms import HEAD, Form, form_of, promises_media
from .nfo import read_nfo
from .pdf import read_pdf
from .photos import read_photo
from .playlists import read_playlist
from .sounds import read_sound, read_video_tags

_ALONE = {
    Form.PICTURE: read_photo,
    Form.PDF: read_pdf,
    Form.NFO: read_nfo,
    Form.PLAYLIST: read_playlist,
    Form.FEED: read_feed,
}
_WITH_COVERS = {Form.SOUND: read_sound, Form.EPUB: read_epub}
_HEIC = (b"heic", b"heix", b"hevc", b"mif1", b"msf1")


class Reading(Record):
    """What one file holds."""

    form: Form
    rows: tuple[dict[str, Any], ...] = ()
    """Fields of items; "part" tells rows of one file from each other."""
    reason: str = ""
    """Why there is none."""


def read_file(file: Path, covers: Path) -> Reading:
    """Read the file as what it is; pictures inside of it go to `covers`."""
    try:
        with file.open("rb") as opened:
            head = opened.read(HEAD)
    except OSError as error:
        return Reading(form=Form.OTHER, reason=f"it cannot be read: {error.strerror}")
    form = form_of(head, file.name)
    if form is Form.OTHER:
        return Reading(form=form, reason=_unexpected(head) if promises_media(file.name) else "")
    try:
        return Reading(form=form, rows=tuple(_rows(form, file, head, covers)))
    except ShelftalkError as error:
        return Reading(form=form, reason=str(error))
    except OSError as error:
        return Reading(form=form, reason=f"it cannot be read: {error.strerror or error}")


def _rows(form: Form, file: Path, head: bytes, covers: Path) -> list[dict[str, Any]]:
    if form is Form.OUTLINE:
        return read_outline(file)
    if form is Form.VIDEO:
        # of other containers the name is all that is read
        return [read_video_tags(file) if head[4:8] == b"ftyp" else {}]
    if form is Form.PICTURE and head[8:12] in _HEIC:
        raise ShelftalkError("HEIC is not read; save it as JPEG")
    if form in _WITH_COVERS:
        return [_WITH_COVERS[form](file, covers)]
    return [_ALONE[form](file)]


def _unexpected(head: bytes) -> str:
    if not head:
        return "the file is empty"
    if is_markup(head):
        return "it is markup (SVG, HTML or XML) that is not read, whatever its name says"
    return "it is not what its name says, and nothing else that is read"
