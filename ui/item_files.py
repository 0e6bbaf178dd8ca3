"""The picture and the sound of an item over HTTP: only files of a catalogue, told by their content."""

import mimetypes
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from agent import App
from agent.contract import answer_json
from agent.steps import Answer, Pick
from retrieval.encoders.pixels import as_jpeg
from retrieval.file_attributes import SOUND_MOMENT
from retrieval.file_facts import stamped
from retrieval.media_files import Flaw, Kind, kind_of
from retrieval.models import Item

from .errors import missing
from .visitors import allowed_catalogue

SIDE = 512
_REMEMBERED = 256  # pictures of some 40 kB
_HEADERS = {"cache-control": "private, max-age=3600"}


class ItemFiles:
    """The answers of the addresses; each docstring is what the API's description says of one."""

    def __init__(self, app: App, catalogue: str) -> None:
        self._app = app
        self._catalogue = catalogue

    def picture(self, item: str, request: Request, catalogue: str = "") -> Response:
        """See the picture of an item, or a moment of its video, as JPEG of at most 512 by 512 pixels."""
        file = self._file(Kind.IMAGE, item, request, catalogue)
        stamp = stamped(str(file), file.stat())
        headers = {**_HEADERS, "etag": f'"{sha256(stamp.encode()).hexdigest()[:16]}"'}
        if request.headers.get("if-none-match") == headers["etag"]:
            return Response(status_code=304, headers=headers)
        small = _small(file, stamp)
        if isinstance(small, Flaw):
            raise HTTPException(404, f"the picture of {item!r} cannot be shown: {small.value}")
        return Response(small, media_type="image/jpeg", headers=headers)

    def sound(self, item: str, request: Request, catalogue: str = "") -> Response:
        """Hear the sound of an item, whole or in ranges of bytes."""
        file = self._file(Kind.AUDIO, item, request, catalogue)
        guessed = mimetypes.guess_type(file.name)[0] or ""
        kind = guessed if guessed.startswith("audio/") else "application/octet-stream"
        return FileResponse(file, media_type=kind, headers=_HEADERS)

    def _file(self, kind: Kind, item: str, request: Request, catalogue: str) -> Path:
        name = allowed_catalogue(request, catalogue, self._catalogue)
        with missing():
            search = self._app.search(name)
        if item not in search.items:
            raise HTTPException(404, f"catalogue {name!r} has no item {item!r}")
        own = search.items[item]
        path = own.audio if kind is Kind.AUDIO else own.image
        if kind is Kind.IMAGE and (still := search.stills.get(item)):
            path = str(still.file)
        if not path or _is_address(path) or kind_of(Path(path)) is not kind:
            raise HTTPException(404, f"there is no {kind} file of {item!r} here, or it is none any more")
        return Path(path)


def addressed(item: Item, catalogue: str, *, is_filmed: bool = False) -> Item:
    """Return the item with addresses of this server instead of files: where those lie concerns nobody.

    `is_filmed` tells that a moment of its video stands for its picture.
    """
    return item.model_copy(
        update={
            "image": _address("pictures", item.video if is_filmed else item.image, item.id, catalogue),
            "audio": _from_moment(_address("sounds", item.audio, item.id, catalogue), item),
            "video": item.video if item.video and _is_address(item.video) else None,
            "attributes": {name: value for name, value in item.attributes.items() if name != "file"},
        }
    )


def addressed_picks(picks: Iterable[Pick], catalogue: str) -> tuple[Pick, ...]:
    return tuple(pick.model_copy(update={"item": addressed_pick(pick, catalogue)}) for pick in picks)


def addressed_pick(pick: Pick, catalogue: str) -> Item:
    return addressed(pick.item, catalogue, is_filmed=pick.moment is not None)


def addressed_json(answer: Answer, catalogue: str) -> dict[str, Any]:
    """Return the answer in its public form, as it leaves this machine."""
    return answer_json(answer.model_copy(update={"picks": addressed_picks(answer.picks, catalogue)}))


def _address(what: str, path: str | None, item: str, catalogue: str) -> str | None:
    if not path or _is_address(path):
        return path or None
    return f"v1/{what}?{urlencode({'item': item, 'catalogue': catalogue})}"


def _from_moment(address: str | None, item: Item) -> str | None:
    """Return the address with where a sound of ours is to begin, if that is known (W3C Media Fragments)."""
    seconds = item.attributes.get(SOUND_MOMENT)
    ours = address is not None and not _is_address(address)
    return f"{address}#t={seconds}" if ours and isinstance(seconds, int) and seconds > 0 else address


def _is_address(path: str) -> bool:
    return "://" in path or path.startswith("data:")


@lru_cache(maxsize=_REMEMBERED)
def _small(file: Path, stamp: str) -> bytes | Flaw:
    """Return the picture, made smaller once for each `stamp` of its content."""
    return as_jpeg(file, SIDE)
