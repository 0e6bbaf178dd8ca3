"""The address to serve on, taken before anything slow begins."""

import socket

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


def address(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"
