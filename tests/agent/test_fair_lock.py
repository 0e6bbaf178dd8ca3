"""Who is answered next."""

import threading

from agent.fair_lock import FairLock


def test_waiters_get_the_lock_in_the_order_they_came() -> None:
    lock, order = FairLock(), list[int]()
    started = [threading.Event() for _ in range(4)]

    def wait(number: int) -> None:
        started[number].set()
        with lock.turn():
            order.append(number)

    with lock.turn():
        threads: list[threading.Thread] = []
        for number in range(4):
            threads.append(threading.Thread(target=wait, args=(number,)))
            threads[-1].start()
            started[number].wait()
            while len(lock.waiting) <= number:
                pass
    for thread in threads:
        thread.join()
    assert order == [0, 1, 2, 3]


class Abandoned(Exception):
    pass


def queued(lock: FairLock, haste: str) -> str:
    """Let waiters come while the lock is held, `!` in haste and `.` not; return the order they got it in."""
    order: list[str] = []

    def wait(name: str, in_haste: bool) -> None:
        with lock.turn(in_haste=in_haste):
            order.append(name)

    threads: list[threading.Thread] = []
    with lock.turn():
        for number, kind in enumerate(haste):
            threads.append(threading.Thread(target=wait, args=(f"{number}", kind == "!")))
            threads[-1].start()
            while len(lock.waiting) <= number:
                pass
        assert [lock.ahead_of(waiter.thread) for waiter in lock.waiting] == [*range(1, len(haste) + 1)]
    for thread in threads:
        thread.join()
    return "".join(order)


def test_who_is_in_haste_goes_before_the_others_but_not_for_ever() -> None:
    assert queued(FairLock(), "..!!") == "2301"
    assert queued(FairLock(), ".!!!!!!") == "1234056"


def test_a_waiter_nobody_wants_any_more_leaves_the_queue() -> None:
    lock, wanted = FairLock(), threading.Event()
    gone: list[type[Exception]] = []

    def check() -> None:
        if wanted.is_set():
            raise Abandoned

    def wait() -> None:
        try:
            with lock.turn(check=check):
                raise AssertionError("the lock was not free")
        except Abandoned:
            gone.append(Abandoned)

    with lock.turn():
        thread = threading.Thread(target=wait)
        thread.start()
        wanted.set()
        thread.join(5)
        assert gone == [Abandoned]
        assert lock.waiting == []
    with lock.turn():
        assert lock.ahead_of(threading.get_ident()) == 0
