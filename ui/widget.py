"""The widget's one file, for pages of other sites."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

_PAGES = Path(__file__).with_name("pages")


def widget(request: Request) -> Response:
    """Return the script, or that it has not changed; any page may load it, not any page is answered."""
    script = _script()
    mark = f'"{sha256(script).hexdigest()[:16]}"'
    headers = {
        "etag": mark,
        "cache-control": "public, max-age=300",
        "cross-origin-resource-policy": "cross-origin",
        "access-control-allow-origin": "*",
    }
    if request.headers.get("if-none-match") == mark:
        return Response(status_code=304, headers=headers)
    return Response(script, media_type="text/javascript; charset=utf-8", headers=headers)


@cache
def _script() -> bytes:
    # what the chat window does to files the widget does too, and it is one file
    shared = (_PAGES / "files.js").read_bytes()
    return (_PAGES / "widget.js").read_bytes().replace(b"/* files.js */", shared)
