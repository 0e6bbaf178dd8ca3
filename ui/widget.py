"""The widget's one file, for pages of other sites."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

_FILE = Path(__file__).with_name("pages") / "widget.js"


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
    return _FILE.read_bytes()
