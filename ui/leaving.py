"""Work for a client ends when the client goes away."""

from collections.abc import Awaitable, Callable

import anyio
from starlette.requests import Request
from starlette.responses import Response


async def unless_gone(request: Request, work: Callable[[], Awaitable[Response]]) -> Response:
    """Return the response of the work; a client that leaves cancels it, and gets an empty one."""
    response = Response(status_code=499)  # as nginx logs it; nobody reads it

    async def watch(scope: anyio.CancelScope) -> None:
        while not await request.is_disconnected():
            await anyio.sleep(0.2)
        scope.cancel()

    async def run(scope: anyio.CancelScope) -> None:
        nonlocal response
        response = await work()
        scope.cancel()

    try:
        async with anyio.create_task_group() as group:
            group.start_soon(watch, group.cancel_scope)
            group.start_soon(run, group.cancel_scope)
    except* Exception as errors:
        raise errors.exceptions[0] from None
    return response
