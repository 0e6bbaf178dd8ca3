"""Items with pictures: seen when added, seen again only when changed, found by what they show."""

import os
from pathlib import Path

import pytest

from retrieval import seeing
from retrieval.catalogue import AddReport, Catalogues
from retrieval.media_files import digest_of
from retrieval.models import Branch, InterestQuery, Item, Likeness, ShelftalkError
from retrieval.search import Search
from tests.fakes import WordEncoder

from .media import ColourEncoder, picture

WORDS = WordEncoder()


def add(folder: Path, items: list[Item], eyes: ColourEncoder | None) -> AddReport:
    shelves = Catalogues(folder / "shelves", media=(eyes,) if eyes else ())
    return shelves.add("photos", items, (WORDS,), lambda done, total, stage: None)


def photo(name: str, file: Path) -> Item:
    return Item(id=name, title=name, medium="photo", image=str(file))


@pytest.fixture
def items(tmp_path: Path) -> list[Item]:
    return [
        photo(f"photo-{number}", picture(tmp_path / f"{number}.png", colour))
        for number, colour in enumerate(("red", "green", "blue"))
    ]


def found(folder: Path, eyes: ColourEncoder, query: InterestQuery) -> list[str]:
    with Catalogues(folder / "shelves", media=(eyes,)).open("photos", (WORDS,)) as catalogue:
        search = Search(catalogue, WORDS, media=(eyes,))
        return [candidate.item.id for candidate in search.candidates(query, 10)]


@pytest.mark.parametrize("word", ["green", "绿色"])
def test_a_picture_is_found_by_a_word_for_what_it_shows(tmp_path: Path, items: list[Item], word: str) -> None:
    eyes = ColourEncoder()
    add(tmp_path, items, eyes)
    assert found(tmp_path, eyes, InterestQuery(wish=word))[0] == "photo-1"


def test_a_picture_shown_finds_those_like_it(tmp_path: Path, items: list[Item]) -> None:
    eyes = ColourEncoder()
    add(tmp_path, items, eyes)
    vector = tuple(map(float, WORDS.documents(["blue"])[0]))
    shown = Likeness(kind="image", words="something else", vectors={eyes.space: vector})
    assert found(tmp_path, eyes, InterestQuery(likenesses=(shown,)))[0] == "photo-2"


def test_the_words_for_a_picture_find_works_without_one(tmp_path: Path, items: list[Item]) -> None:
    eyes = ColourEncoder()
    song = Item(id="song", title="Deep blue water", medium="track")
    add(tmp_path, [*items, song, Item(id="other", title="Yellow sand", medium="track")], eyes)
    query = InterestQuery(likenesses=(Likeness(kind="image", words="blue"),))
    order = found(tmp_path, eyes, query)
    assert order.index("song") < order.index("other")


def test_candidates_carry_what_their_pictures_show(tmp_path: Path, items: list[Item]) -> None:
    eyes = ColourEncoder()
    add(tmp_path, items, eyes)
    with Catalogues(tmp_path / "shelves", media=(eyes,)).open("photos", (WORDS,)) as catalogue:
        best = Search(catalogue, WORDS, media=(eyes,)).candidates(InterestQuery(wish="red"), 1)[0]
    assert [(label.en, label.zh) for label in best.labels] == [("red", "红色")]
    assert Branch.IMAGE in {vote.branch for vote in best.provenance}


def test_adding_again_decodes_only_the_pictures_that_changed(tmp_path: Path, items: list[Item]) -> None:
    eyes = ColourEncoder()
    add(tmp_path, items, eyes)
    add(tmp_path, items, eyes)
    assert len(eyes.seen) == 3
    picture(tmp_path / "0.png", "blue", size=(50, 50))
    os.utime(tmp_path / "0.png", (1, 1))
    add(tmp_path, items, eyes)
    assert eyes.seen[3:] == [tmp_path / "0.png"]
    assert set(found(tmp_path, eyes, InterestQuery(wish="blue"))[:2]) == {"photo-0", "photo-2"}


def test_adding_again_reads_no_picture_that_did_not_change(
    tmp_path: Path, items: list[Item], monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed: list[Path] = []

    def noted(file: Path) -> bytes:
        hashed.append(file)
        return digest_of(file)

    monkeypatch.setattr(seeing, "digest_of", noted)
    add(tmp_path, items, ColourEncoder())
    add(tmp_path, [*items, photo("new", picture(tmp_path / "new.png", "red"))], ColourEncoder())
    assert [file.name for file in hashed] == ["0.png", "1.png", "2.png", "new.png"]


def test_the_same_picture_twice_is_decoded_once(tmp_path: Path) -> None:
    eyes = ColourEncoder()
    one, two = (photo(name, picture(tmp_path / f"{name}.png", "red")) for name in ("one", "two"))
    add(tmp_path, [one, two], eyes)
    assert len(eyes.seen) == 1


def test_a_picture_that_cannot_be_used_is_told_and_its_item_is_there(tmp_path: Path) -> None:
    (tmp_path / "text.jpg").write_text("not a picture")
    report = add(
        tmp_path, [photo("bad", tmp_path / "text.jpg"), photo("gone", tmp_path / "no")], ColourEncoder()
    )
    assert report.total == 2
    assert [line.place for line in report.unread] == [
        f"bad: image {tmp_path / 'text.jpg'}",
        f"gone: image {tmp_path / 'no'}",
    ]


def test_pictures_nothing_can_see_yet_are_told_with_the_remedy(tmp_path: Path, items: list[Item]) -> None:
    report = add(tmp_path, items, None)
    assert len(report.unread) == 3
    assert "shelftalk setup" in report.unread[0].reason
    assert add(tmp_path, items, ColourEncoder()).unread == ()


@pytest.mark.parametrize("other", [ColourEncoder("colours", 128), ColourEncoder("shapes")])
def test_pictures_of_another_space_are_refused_with_the_remedy(
    tmp_path: Path, items: list[Item], other: ColourEncoder
) -> None:
    add(tmp_path, items, ColourEncoder())
    with pytest.raises(ShelftalkError, match=r"run `shelftalk add --catalogue photos` to build it again"):
        Catalogues(tmp_path / "shelves", media=(other,)).open("photos", (WORDS,))
