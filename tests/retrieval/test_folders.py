"""Folders of media: what becomes of each kind of file, and what adding the folder again does."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from retrieval.catalogue import AddReport, Catalogues
from retrieval.folders import folders as folders_module
from retrieval.folders.folders import Folders
from retrieval.folders.reader import Reader
from retrieval.folders.readings import Reading
from retrieval.models import Item
from tests.fakes import WordEncoder

from . import folder_files as made
from .media import ColourEncoder

Add = Callable[..., AddReport]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "Media"
    folder.mkdir()
    return folder


@pytest.fixture
def shelves(tmp_path: Path) -> Catalogues:
    return Catalogues(tmp_path / "shelves", media=(ColourEncoder(),))


@pytest.fixture
def add(shelves: Catalogues, tmp_path: Path) -> Add:
    def added(*roots: Path) -> AddReport:
        reading = Folders(tmp_path / "facts.sqlite", tmp_path / "covers", seconds=20)
        rows = (row for root in roots for row in reading.rows(root, lambda done, total, stage: None))
        return shelves.add("mine", rows, (WordEncoder(),), lambda done, total, stage: None)

    return added


def items(shelves: Catalogues) -> dict[str, Item]:
    with shelves.open("mine") as catalogue:
        return {item.title: item for item in catalogue.items.values()}


def reasons(report: AddReport) -> str:
    return "\n".join(map(str, (*report.bad, *report.unread)))


def album(folder: Path) -> None:
    folder.mkdir(parents=True)
    for number, (title, hertz) in enumerate((("Harbour", 220), ("慢雨", 330)), start=1):
        made.song(
            folder / f"{number}.flac", hertz, TITLE=title, ARTIST="周慢", ALBUM="Low Tide", DATE="1999-02-01",
            GENRE="Ambient; Folk", TRACKNUMBER=str(3 - number),
        )  # fmt: skip
    (folder / "cover.png").write_bytes(made.png())


def test_songs_become_tracks_and_an_album_with_its_cover(root: Path, shelves: Catalogues, add: Add) -> None:
    album(root / "周慢" / "Low Tide")
    report = add(root)
    assert (report.added, report.bad) == (3, ())
    song, whole = items(shelves)["慢雨"], items(shelves)["Low Tide"]
    assert (song.medium, song.year, song.genres, song.creators[0].name) == (
        "track",
        1999,
        ("Ambient", "Folk"),
        "周慢",
    )
    assert song.audio and Path(song.audio).name == "2.flac"
    assert (whole.medium, whole.list_attribute("songs")) == ("album", ("慢雨", "Harbour"))
    assert whole.image and Path(whole.image).name == "cover.png" and whole.creators[0].name == "周慢"


def test_discs_in_folders_of_their_own_are_one_album(root: Path, shelves: Catalogues, add: Add) -> None:
    for disc in ("CD 1", "CD 2"):
        (root / "Box" / disc).mkdir(parents=True)
        made.song(root / "Box" / disc / "a.flac", 100 + ord(disc[-1]), TITLE=f"Song {disc[-1]}", ALBUM="Box")
    add(root)
    assert items(shelves)["Box"].list_attribute("songs") == ("Song 1", "Song 2")


def test_a_song_without_tags_is_known_by_its_name(root: Path, shelves: Catalogues, add: Add) -> None:
    made.song(root / "03 - Ann Lee - Slow Rain.flac", 440)
    add(root)
    assert items(shelves)["Slow Rain"].creators[0].name == "Ann Lee"


def test_photos_tell_when_and_where(root: Path, shelves: Catalogues, add: Add) -> None:
    (root / "京都").mkdir()
    made.photo(root / "京都" / "IMG_1.jpg", caption="Lanterns <b>at</b> dusk")
    add(root)
    photo = items(shelves)["IMG 1"]
    assert (photo.medium, photo.year, photo.description) == ("photo", 2019, "Lanterns at dusk")
    assert photo.attributes["taken"] == "2019-05-03 14:22"
    assert (photo.attributes["latitude"], photo.attributes["longitude"]) == (35.01, 135.77)
    assert photo.list_attribute("folders") == ("京都",)


@pytest.mark.parametrize(("title", "language"), [("The Quiet Harbour", "en"), ("安静的港口", "zh")])
def test_books_have_title_author_language_cover_and_opening(
    root: Path, shelves: Catalogues, add: Add, title: str, language: str
) -> None:
    made.epub(root / "a.epub", title=title, language=language)
    add(root)
    book = items(shelves)[title]
    assert (book.medium, book.year, book.language, book.creators[0].name) == (
        "book",
        1902,
        language,
        "Ann Lee",
    )
    assert book.description == "Fog lay over the pier."
    assert book.image and Path(book.image).read_bytes() == made.png()


def test_a_pdf_has_title_authors_language_and_opening(root: Path, shelves: Catalogues, add: Add) -> None:
    made.pdf(root / "x.pdf")
    add(root)
    paper = items(shelves)["On Tides"]
    assert [creator.name for creator in paper.creators] == ["Bo Chen", "Eva Lind"]
    assert (paper.medium, paper.language, paper.description) == ("article", "en", "Water rises twice a day.")


def test_a_film_is_what_is_noted_beside_it(root: Path, shelves: Catalogues, add: Add) -> None:
    folder = root / "Slow Rain (1982)"
    folder.mkdir()
    made.video(folder / "Slow Rain (1982).mkv")
    (folder / "poster.png").write_bytes(made.png())
    noted = (
        "<movie><title>慢雨</title><originaltitle>Slow Rain</originaltitle><year>1982</year>"
        "<plot>It rains.</plot><genre>Drama</genre><runtime>117</runtime>"
        "<director>Ann Lee</director><actor><name>Bo</name></actor></movie>"
    )
    (folder / "movie.nfo").write_bytes(f'<?xml version="1.0" encoding="gbk"?>{noted}'.encode("gbk"))
    add(root)
    film = items(shelves)["慢雨"]
    assert (film.medium, film.year, film.duration_minutes, film.aliases) == (
        "film",
        1982,
        117,
        ("Slow Rain",),
    )
    assert [(creator.name, creator.role) for creator in film.creators] == [
        ("Ann Lee", "director"),
        ("Bo", "actor"),
    ]
    assert film.video and film.image and film.image.endswith("poster.png")


def test_films_without_notes_are_known_by_their_names(root: Path, shelves: Catalogues, add: Add) -> None:
    for name in (
        "Blade.Runner.1982.1080p.mkv",
        "Slow Rain (1999).mkv",
        "birthday.mkv",
        "Slow Rain (1999)-trailer.mkv",
    ):
        made.video(root / name)
    add(root)
    known = {title: (item.medium, item.year) for title, item in items(shelves).items()}
    assert known == {"Blade Runner": ("film", 1982), "Slow Rain": ("film", 1999), "birthday": ("video", None)}


def test_episodes_are_one_series(root: Path, shelves: Catalogues, add: Add) -> None:
    for season in ("Season 1", "Season 2"):
        (root / "Tides" / season).mkdir(parents=True)
        made.video(root / "Tides" / season / f"Tides S0{season[-1]}E01.mkv")
    add(root)
    assert [(i.title, i.medium, i.attributes["episodes_here"]) for i in items(shelves).values()] == [
        ("Tides", "tv", 2)
    ]


def test_playlists_and_podcasts_are_listed_and_nothing_in_them_is_opened(
    root: Path, shelves: Catalogues, add: Add
) -> None:
    (root / "evening.m3u8").write_text("#EXTM3U\n#EXTINF:60,周慢 - 慢雨\n/etc/passwd\n", "utf-8")
    (root / "pods.opml").write_text(
        "<opml><body><outline type='rss' text='Night Talk' xmlUrl='https://pod.example/feed'/>"
        "<outline text='Secret' xmlUrl='file:///etc/passwd'/></body></opml>"
    )
    (root / "feed.xml").write_text(
        "<rss><channel><title>Sea Hour</title><description>&lt;p&gt;About boats&lt;/p&gt;</description>"
        "<item><title>One</title><enclosure type='audio/mpeg' url='x'/></item></channel></rss>"
    )
    add(root)
    assert items(shelves)["evening"].list_attribute("titles") == ("周慢 - 慢雨",)
    assert items(shelves)["Night Talk"].url == "https://pod.example/feed"
    assert items(shelves)["Sea Hour"].description == "About boats"
    assert "Secret" not in items(shelves)


def test_a_file_is_what_it_holds_whatever_it_is_called(root: Path, shelves: Catalogues, add: Add) -> None:
    made.pdf(root / "photo.jpg")
    made.song(root / "book.epub", 440, TITLE="Tone")
    (root / "notes.txt").write_text("nothing")
    (root / "page.png").write_text("<html></html>")
    report = add(root)
    assert {title: item.medium for title, item in items(shelves).items()} == {
        "On Tides": "article",
        "Tone": "track",
    }
    assert "page.png: it is markup" in reasons(report)
    assert "left alone: 1 (.txt 1)" in reasons(report)


def test_old_chinese_tags_are_read_as_chinese() -> None:
    from retrieval.folders.prose import mended

    assert mended("周杰伦".encode("gbk").decode("latin-1")) == "周杰伦"
    assert [mended(name) for name in ("Björk", "Größe", "Motörhead", "周杰伦")] == [
        "Björk",
        "Größe",
        "Motörhead",
        "周杰伦",
    ]


def test_the_same_content_twice_is_one_item_and_told(root: Path, shelves: Catalogues, add: Add) -> None:
    made.photo(root / "a.jpg")
    (root / "b.jpg").write_bytes((root / "a.jpg").read_bytes())
    report = add(root)
    assert list(items(shelves)) == ["a"]
    assert f"b.jpg: the same content as {root.resolve() / 'a.jpg'}" in reasons(report)


def test_a_copy_that_comes_before_what_was_added_takes_its_place(
    root: Path, shelves: Catalogues, add: Add
) -> None:
    made.photo(root / "b.jpg")
    add(root)
    (root / "a.jpg").write_bytes((root / "b.jpg").read_bytes())
    assert add(root).total == 1
    assert [Path(item.text_attribute("file")).name for item in items(shelves).values()] == ["a.jpg"]


def test_links_in_a_circle_end(root: Path, shelves: Catalogues, add: Add) -> None:
    (root / "in").mkdir()
    made.photo(root / "in" / "a.jpg")
    (root / "in" / "again").symlink_to(root)
    (root / "self").symlink_to(root / "self")
    (root / "nowhere.jpg").symlink_to(root / "no")
    report = add(root)
    assert list(items(shelves)) == ["a"]
    assert "self: it cannot be read" in reasons(report) and "nowhere.jpg: it cannot be read" in reasons(
        report
    )


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Every file that is really read."""
    files: list[str] = []

    class Counting(Reader):
        def read(self, file: str) -> Reading:
            files.append(Path(file).name)
            return super().read(file)

    monkeypatch.setattr(folders_module, "Reader", Counting)
    yield files


def test_adding_again_reads_only_what_changed_and_keeps_ids(
    root: Path, shelves: Catalogues, add: Add, read: list[str]
) -> None:
    for name, colour in (("a", "red"), ("b", "green")):
        made.photo(root / f"{name}.jpg", colour=colour)
    add(root)
    before = items(shelves)
    read.clear()
    assert add(root).unchanged == 2
    assert read == []
    made.photo(root / "a.jpg", caption="A wall")
    os.utime(root / "a.jpg", (1, 1))
    report = add(root)
    assert (read, report.changed, report.unchanged) == (["a.jpg"], 1, 1)
    assert items(shelves)["a"].id == before["a"].id
    assert items(shelves)["a"].description == "A wall"


def test_a_kill_loses_little_of_what_was_read(
    root: Path, add: Add, read: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders_module, "_CHUNK", 2)
    for number in range(6):
        made.photo(root / f"{number}.jpg", caption=f"number {number}")
    rows = Folders(tmp_path / "facts.sqlite", tmp_path / "covers").rows(root, lambda done, total, stage: None)
    for _ in range(3):
        next(rows)
    rows.close()  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    read.clear()
    assert add(root).added == 6
    assert read == ["4.jpg", "5.jpg"]


def test_what_is_gone_from_the_folder_is_removed_and_other_folders_stay(
    root: Path, tmp_path: Path, shelves: Catalogues, add: Add
) -> None:
    other = tmp_path / "Other"
    other.mkdir()
    for folder, name in ((root, "a"), (root, "b"), (other, "c")):
        made.photo(folder / f"{name}.jpg", caption=name)
    (root / "left alone.txt").write_text("told of the folder as a whole")
    add(root, other)
    (root / "a.jpg").unlink()
    (other / "c.jpg").unlink()
    report = add(root)
    assert report.removed == 1
    assert set(items(shelves)) == {"b", "c"}


def test_an_empty_folder_may_be_a_disk_that_is_away(root: Path, shelves: Catalogues, add: Add) -> None:
    made.photo(root / "a.jpg")
    add(root)
    (root / "a.jpg").unlink()
    report = add(root)
    assert report.removed == 0 and "nothing of it is removed" in reasons(report)
    assert list(items(shelves)) == ["a"]


def test_a_file_that_cannot_be_read_for_now_keeps_its_item(root: Path, shelves: Catalogues, add: Add) -> None:
    for name in ("a", "b"):
        made.pdf(root / f"{name}.pdf", title=name)
    add(root)
    (root / "a.pdf").write_bytes(b"%PDF-1.4 half")
    report = add(root)
    assert report.removed == 0 and "a.pdf: the PDF is damaged" in reasons(report)
    assert set(items(shelves)) == {"a", "b"}
