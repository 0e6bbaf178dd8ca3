"""A page of another site that holds the widget, under a strict content security policy."""

import threading
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

POLICY = (
    "default-src 'none'; script-src {server}; connect-src {server}; base-uri 'none';"
    " form-action 'none'; frame-ancestors {ancestors}; frame-src {inner};"
    " require-trusted-types-for 'script'; trusted-types 'none'"
)
PAGE = """<!doctype html>
<html lang="{lang}" dir="{direction}"><head><meta charset="utf-8"><title>A shop</title>
<meta name="viewport" content="width=device-width"></head>
<body><h1>A shop</h1><main id="here"></main>
<script src="{server}/widget.js" data-catalogue="shop" {options} async></script></body></html>"""

FRAME = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Around a shop</title></head>
<body><h1>Around a shop</h1>
<iframe src="{inner}" title="A shop" width="600" height="700"></iframe></body></html>"""


class Shop:
    """A web site that answers every address with the same page."""

    def __init__(self, origin: str) -> None:
        self.origin = origin
        self.server = ""
        """Where shelftalk is."""
        self.options: Mapping[str, str] = {}
        self.inner = ""
        """What the page holds in a frame, instead of the widget."""
        self.ancestors = "'none'"
        """Pages that may hold this one in a frame."""
        self.lang = "en"
        self.direction = "ltr"

    def page(self) -> str:
        if self.inner:
            return FRAME.format(inner=self.inner)
        options = " ".join(f'data-{name}="{value}"' for name, value in self.options.items())
        return PAGE.format(server=self.server, options=options, lang=self.lang, direction=self.direction)

    def policy(self) -> str:
        return POLICY.format(server=self.server, ancestors=self.ancestors, inner=self.inner or "'none'")


@contextmanager
def shop() -> Generator[Shop]:
    """Serve the site on a name and a port of its own."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("content-type", "text/html; charset=utf-8")
            self.send_header("content-security-policy", site.policy())
            self.end_headers()
            self.wfile.write(site.page().encode())

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        site = Shop(f"http://localhost:{server.server_address[1]}")
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield site
        finally:
            server.shutdown()
            thread.join()
