"""What the chat window's page is made of beside its components: styles, scripts, and how they meet Gradio."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse
from starlette.routing import Route

_PAGES = Path(__file__).with_name("pages")
STYLES = tuple(_PAGES / name for name in ("chat.css", "cards.css", "foot.css", "map.css"))
_AT_ONCE = ("files.js", "window.js", "show.js")
_WHEN_OPENED = ("map.js", "map_sheet.js")

REMEMBER = "(session, language) => window.shelftalk.remember(session, language)"
KEEP = "(value) => window.shelftalk.keep({{ {} : value }})"
# what only the browser knows takes the place of the first input
WITH_KEPT = "(_, ...others) => [window.shelftalk.kept(), ...others]"
WITH_ACT = "(_, ...others) => [window.shelftalk.acted, ...others]"
WITH_ASKED = "async (_, ...others) => [await window.shelftalk.asked(), ...others]"


def head() -> str:
    """Return what the page runs at once, the files of it in the order in which they need each other."""
    return "".join(f"<script>{(_PAGES / name).read_text('utf-8')}</script>" for name in _AT_ONCE)


def later() -> list[Route]:
    """Return the addresses of what the page loads when it is needed."""
    return [Route(f"/{name}", _script) for name in _WHEN_OPENED]


def _script(request: Request) -> FileResponse:
    file = _PAGES / request.url.path.rpartition("/")[2]
    return FileResponse(file, media_type="text/javascript", headers={"cache-control": "no-cache"})
