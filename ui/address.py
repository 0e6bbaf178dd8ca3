"""The address to serve on, taken before anything slow begins."""

import json
import socket
from http.client import HTTPConnection, HTTPException

from retrieval.models import ShelftalkError

from .guard import LOCAL


def listen(host: str, port: int, token: str) -> socket.socket:
    """Take the address; raises ShelftalkError when it is taken, or open to others without a token."""
    if host not in LOCAL and not token:
        raise ShelftalkError(
            f"--host {host} lets other machines in: set SHELFTALK_TOKEN to a long secret first,"
            " or leave --host out"
        )
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except (OSError, OverflowError) as error:
        raise ShelftalkError(
            f"port {port} on {host} cannot be used ({error}); name another one with --port,"
            " or end the program that has it"
        ) from error


def free_or_ours(host: str, port: int, token: str) -> str:
    """Return the address if it can be served on, or is already; raises ShelftalkError otherwise."""
    try:
        with listen(host, port, token) as listening:
            return f"{address(listening)} is free"
    except ShelftalkError:
        if not _answers(host, port):
            raise
        return f"shelftalk answers at {host}:{port} already"


def _answers(host: str, port: int) -> bool:
    connection = HTTPConnection(host, port, timeout=2)
    try:
        connection.request("GET", "/healthz")
        return json.load(connection.getresponse()) == {"status": "ok"}
    except (OSError, HTTPException, ValueError):
        return False
    finally:
        connection.close()


def address(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"
