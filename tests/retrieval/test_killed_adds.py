"""A folder of media, added by a process that is killed twice: nothing is lost, nothing done twice."""

import os
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from retrieval.catalogue import Catalogues
from retrieval.impressions import CHUNK
from tests.retrieval.media import ColourEncoder

from . import folder_files as made
from .counted import Calls
from .media import picture

PHOTOS, SONGS, VIDEOS = 60, 10, 3
_ADD = """
import sys
from pathlib import Path
from retrieval.catalogue import Catalogues
from retrieval.folders.folders import Folders
from tests.fakes import WordEncoder
from tests.retrieval.counted import Calls, CountedMedia, CountedTexts
from tests.retrieval.media import ColourEncoder

if __name__ == "__main__":
    root, killed_after = Path(sys.argv[1]), int(sys.argv[2])
    calls = Calls(root / "calls", killed_after)
    eyes = CountedMedia(ColourEncoder(), calls)
    shelves = Catalogues(root / "shelves", vectors=root / "facts", media=(eyes,))
    quiet = lambda done, total, stage: None
    rows = Folders(root / "facts", root / "covers").rows(root / "Media", quiet)
    shelves.add("mine", rows, (CountedTexts(WordEncoder(), calls),), quiet)
"""


@pytest.mark.timeout(180)
def test_a_run_killed_twice_and_resumed_loses_nothing_and_does_nothing_twice(tmp_path: Path) -> None:
    folder = tmp_path / "Media"
    folder.mkdir()
    for number in range(PHOTOS):
        picture(folder / f"photo {number}.png", ("red", "green", "blue")[number % 3], size=(40, 30 + number))
    for number in range(SONGS):
        made.song(folder / f"song {number}.flac", 200 + number, TITLE=f"Song {number}")
    for number in range(VIDEOS):
        made.video(folder / f"Film {number} (200{number}).mkv")
    assert [add(tmp_path, killed_after) for killed_after in (20, 20, 0)] == [
        -signal.SIGKILL,
        -signal.SIGKILL,
        0,
    ]
    with Catalogues(tmp_path / "shelves", media=(ColourEncoder(),)).open("mine") as catalogue:
        media = Counter(item.medium for item in catalogue.items.values())
        seen = [name for name in catalogue.items if catalogue.labels.get(name)]
    assert media == {"photo": PHOTOS, "track": SONGS, "film": VIDEOS}
    assert len(seen) == PHOTOS
    begun = Counter(Calls(tmp_path / "calls").began())
    assert len(begun) == PHOTOS + PHOTOS + SONGS + VIDEOS  # a text of each, and the photos themselves
    # only what was under way when the process was killed is done again
    assert sum(begun.values()) <= len(begun) + 2 * max(CHUNK.values())
    assert add(tmp_path, 0) == 0
    assert Counter(Calls(tmp_path / "calls").began()) == begun


def add(root: Path, killed_after: int) -> int:
    script = root / "add.py"
    script.write_text(_ADD)
    return subprocess.run(
        [sys.executable, script, str(root), str(killed_after)],
        cwd=Path(__file__).parents[2],
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        check=False,
    ).returncode
