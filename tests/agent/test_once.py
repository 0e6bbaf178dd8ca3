import threading

from agent.once import once

CALLERS = 8


def test_what_many_ask_for_at_once_is_made_once() -> None:
    made: list[object] = []
    together = threading.Barrier(CALLERS)
    got: list[object] = []

    @once
    def slow() -> object:
        threading.Event().wait(0.05)
        made.append(object())
        return made[-1]

    def ask() -> None:
        together.wait()
        got.append(slow())

    threads = [threading.Thread(target=ask) for _ in range(CALLERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got == made * CALLERS
