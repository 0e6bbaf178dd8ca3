"""Several processes on one catalogue, and processes that are killed."""

import shutil
import subprocess
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from retrieval.catalogue import Catalogues
from retrieval.models import Item, ShelftalkError
from tests.fakes import WordEncoder

ROOT = Path(__file__).parents[2]
_BEGIN = """
import sys, time
from pathlib import Path
from retrieval.catalogue import Catalogues
from retrieval.models import Constraints, Item
from tests.fakes import WordEncoder

encoder = WordEncoder()
folder = Path(sys.argv[1])
catalogues = Catalogues(folder)

def films(round):
    for number in range(round * 5):
        yield Item(id=f"film-{number}", title=f"Film {number} take {round}", medium="film")

def add(rows):
    catalogues.add("films", rows, [encoder], lambda done, total, stage: None)

"""
_KILL_MANY = """
import os, random, signal

chance = random.Random(int(sys.argv[2]))
FILE_EVENTS = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "sqlite3.connect", "os.truncate"}

def child(work):
    pid = os.fork()
    if pid == 0:
        try:
            work()
        except BaseException as error:
            print("failed", repr(error), flush=True)
            os._exit(1)
        os._exit(0)
    return pid

def end(pid):
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])

def killing_itself(round, moment):
    left = moment
    def hook(event, arguments):
        nonlocal left
        left -= event in FILE_EVENTS
        if left == 0 and event != "os.kill":
            os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(hook)
    add(films(round))
    counted.write_text(str(moment - left))

def check():
    with catalogues.open("films", [encoder]) as opened:
        takes = {item.title.partition("take ")[2] for item in opened.items.values()}
        (near,) = opened.store.nearest(encoder.space, encoder.queries(["film"]), 100_000, Constraints())
        assert len(takes) == 1 and {item_id for item_id, _ in near} == set(opened.items)
        print("version", *takes, flush=True)

counted = folder / "counted"
print("ready", flush=True)
add_one = child(lambda: killing_itself(1, 10**9))
started = time.monotonic()
assert end(add_one) == 0
seconds = time.monotonic() - started
events = int(counted.read_text())
for round in range(2, int(sys.argv[3]) + 2):
    if round % 2:
        pid = child(lambda: killing_itself(round, chance.randrange(events // 3, 2 * events)))
    else:
        pid = child(lambda: add(films(round)))
        time.sleep(chance.uniform(0, 1.5 * seconds))
        os.kill(pid, signal.SIGKILL)
    print("end", end(pid), flush=True)
    assert end(child(check)) == 0
assert end(child(lambda: add(films(round + 1)))) == 0
print("done", flush=True)
"""
_HOLD_THE_PEN = """
def slow():
    print("ready", flush=True)
    time.sleep(60)
    yield from films(1)
add(slow())
"""
_READ_FOR_EVER = """
print("ready", flush=True)
while True:
    with catalogues.open("films", [encoder]) as films:
        found = films.store.matching("film", 10_000, Constraints())
        assert len(found) == len(films.items), (len(found), len(films.items))
        print("read", len(found), flush=True)
"""


@contextmanager
def _process(code: str, *arguments: object) -> Generator["subprocess.Popen[str]"]:
    """Run the code until the block ends, when it is killed as a power cut would."""
    command = [sys.executable, "-c", _BEGIN + code, *map(str, arguments)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            yield process
        finally:
            process.kill()


def _add(folder: Path, numbers: range) -> None:
    films = [Item(id=f"film-{number}", title=f"Film {number}", medium="film") for number in numbers]
    Catalogues(folder).add("films", films, [WordEncoder()], lambda done, total, stage: None)


@pytest.mark.timeout(300)
def test_a_kill_at_any_moment_leaves_a_whole_version(tmp_path: Path) -> None:
    with _process(_KILL_MANY, tmp_path, 7, 16) as process:
        assert process.stdout is not None
        told = process.stdout.read().splitlines()
    assert told[-1] == "done", told
    versions = [int(line.split()[1]) for line in told if line.startswith("version")]
    assert len(versions) == 16
    assert versions == sorted(versions)
    ends = [line for line in told if line.startswith("end")]
    assert set(ends) <= {"end -9", "end 0"}
    assert ends.count("end -9") > 4, "hardly a process was killed while it worked"
    assert len(set(versions)) > 1, "hardly a version was finished: the kills come too early"
    assert len(list((tmp_path / "films" / "versions").iterdir())) == 1
    assert list((tmp_path / "films" / "readers").iterdir()) == []


def test_readers_read_whole_versions_while_one_writes(tmp_path: Path) -> None:
    _add(tmp_path, range(5))
    with _process(_READ_FOR_EVER, tmp_path) as first, _process(_READ_FOR_EVER, tmp_path) as second:
        for number in range(6, 12):
            _add(tmp_path, range(number))
        for reader in (first, second):
            assert reader.poll() is None
            assert reader.stdout is not None
            assert reader.stdout.readline().startswith("read ")
            for line in reader.stdout:
                if line == "read 11\n":
                    break


def test_a_second_writer_is_told_who_writes(tmp_path: Path) -> None:
    with _process(_HOLD_THE_PEN, tmp_path) as process:
        with pytest.raises(ShelftalkError, match=f"'films' is being written by process {process.pid} since"):
            _add(tmp_path, range(1))
        with pytest.raises(ShelftalkError, match="is being written by"):
            Catalogues(tmp_path).remove("films")
    _add(tmp_path, range(1))


def test_a_version_that_another_process_reads_is_kept(tmp_path: Path) -> None:
    _add(tmp_path, range(2))
    versions = tmp_path / "films" / "versions"
    code = 'held = catalogues.open("films", [encoder])\nprint("ready", flush=True)\ntime.sleep(60)'
    with _process(code, tmp_path):
        _add(tmp_path, range(3))
        _add(tmp_path, range(4))
        assert len(list(versions.iterdir())) == 2
        assert len(list((tmp_path / "films" / "readers").glob("*.lock"))) == 1
    _add(tmp_path, range(5))
    assert len(list(versions.iterdir())) == 1
    assert list((tmp_path / "films" / "readers").iterdir()) == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    mount = tmp_path / "small"
    mount.mkdir()
    # some kernels give a file in memory its pages when they are read: 123 MB for one opened version
    command = ["mount", "-t", "tmpfs", "-o", "size=260m", "none", str(mount)]
    if subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("no small disk can be mounted here")
    yield mount
    subprocess.run(["umount", "-l", mount], check=True)


def _fill(folder: Path, leaving: int) -> Path:
    ballast = folder / "ballast"
    ballast.write_bytes(bytes(shutil.disk_usage(folder).free - leaving))
    return ballast


def test_a_disk_too_small_is_said_before_anything_is_written(small_disk: Path) -> None:
    _add(small_disk, range(3))
    with pytest.raises(ShelftalkError, match=r"MB free and about .* MB are needed; free some space"):
        _add(small_disk, range(60_000))
    with Catalogues(small_disk).open("films") as films:
        assert len(films.items) == 3


@pytest.mark.parametrize("leaving", [0, 8_192, 100_000, 10_000_000])
def test_a_full_disk_is_said_and_the_old_version_stays(small_disk: Path, leaving: int) -> None:
    _add(small_disk, range(3))
    ballast = _fill(small_disk, leaving)
    with pytest.raises(ShelftalkError, match=r"the disk is full|MB are needed|MB are free there"):
        _add(small_disk, range(3000))
    ballast.unlink()
    with Catalogues(small_disk).open("films") as films:
        assert len(films.items) == 3
    _add(small_disk, range(4))


def test_a_disk_too_full_for_a_reader_is_said(small_disk: Path) -> None:
    _add(small_disk, range(3))
    _fill(small_disk, 8_192)
    with pytest.raises(ShelftalkError, match="the disk is full"):
        Catalogues(small_disk).open("films")
