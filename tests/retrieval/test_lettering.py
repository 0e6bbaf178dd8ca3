"""Text in pictures: read by the weights in the package, bounded, and a text of the item like any other."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from retrieval.catalogue import AddReport, Catalogues
from retrieval.encoders.lettering import MOST_LETTERS, MOST_LINES, Lettering
from retrieval.file_attributes import WRITTEN
from retrieval.media_files import Flaw
from retrieval.models import Attributes, InterestQuery, Item
from retrieval.search import Search
from tests.fakes import WordEncoder

WORDS = WordEncoder()
CHINESE_FONTS = ("opentype/noto/NotoSansCJK-Regular.ttc", "truetype/wqy/wqy-microhei.ttc")
LINE = 16


class Counting(Lettering):
    """Remembers which files it read."""

    def __init__(self) -> None:
        super().__init__(threads=2)
        self.read: list[str] = []

    def facts(self, file: Path, known: Attributes) -> Attributes | Flaw:
        self.read.append(file.name)
        return super().facts(file, known)


@pytest.fixture(scope="module")
def lettering() -> Lettering:
    return Lettering(threads=2)


def cover(file: Path, *lines: str, font: str = "") -> Path:
    """Write a cover with these lines."""
    face = ImageFont.truetype(font, 40) if font else ImageFont.load_default(40)
    picture = Image.new("RGB", (400, 560), "#1b2a49")
    for n, line in enumerate(lines):
        ImageDraw.Draw(picture).text((30, 60 + 70 * n), line, font=face, fill="#f4e9cd")
    picture.save(file)
    return file


def written(lettering: Lettering, file: Path) -> object:
    facts = lettering.facts(file, {})
    return facts.get(WRITTEN) if isinstance(facts, dict) else facts


def test_the_title_on_a_cover_is_read_line_by_line(lettering: Lettering, tmp_path: Path) -> None:
    assert written(lettering, cover(tmp_path / "a.png", "The Painted", "Garden")) == "The Painted Garden"


def test_chinese_on_a_cover_is_read(lettering: Lettering, tmp_path: Path) -> None:
    fonts = [path for name in CHINESE_FONTS if (path := Path("/usr/share/fonts", name)).exists()]
    if not fonts:
        pytest.skip("no Chinese font to draw with: apt install fonts-noto-cjk")
    assert written(lettering, cover(tmp_path / "a.png", "花样年华", font=str(fonts[0]))) == "花样年华"


def test_a_picture_without_text_tells_nothing(lettering: Lettering, tmp_path: Path) -> None:
    assert lettering.facts(cover(tmp_path / "a.png"), {}) == {}


def test_a_damaged_picture_is_told(lettering: Lettering, tmp_path: Path) -> None:
    file = cover(tmp_path / "a.png", "Cut short")
    file.write_bytes(file.read_bytes()[:300])
    assert lettering.facts(file, {}) is Flaw.DAMAGED


@pytest.mark.parametrize("size", [(1, 1), (9000, 3), (3, 9000), (5000, 40)])
def test_pictures_of_strange_shapes_take_little_time(
    lettering: Lettering, tmp_path: Path, size: tuple[int, int]
) -> None:
    Image.effect_noise(size, 90).save(tmp_path / "a.png")
    started = time.process_time()
    assert isinstance(lettering.facts(tmp_path / "a.png", {}), dict)
    assert time.process_time() - started < 10


def test_a_page_full_of_small_print_is_read_in_part(lettering: Lettering, tmp_path: Path) -> None:
    page = Image.new("RGB", (1000, 1000), "white")
    pen, face = ImageDraw.Draw(page), ImageFont.load_default(LINE)
    for y in range(80, 1000, LINE):
        for x in range(0, 1000, 120):
            pen.text((x, y), "honey", fill="black", font=face)
    pen.text((200, 0), "ORCHARDS", fill="black", font=ImageFont.load_default(70))
    page.save(tmp_path / "a.png")
    started = time.process_time()
    text = str(written(lettering, tmp_path / "a.png"))
    assert time.process_time() - started < 20
    assert text.count("honey") < MOST_LINES
    assert text.startswith("ORCHARDS")
    assert len(text) <= MOST_LETTERS


def shelf(folder: Path, *readers: Lettering) -> Callable[[Item], AddReport]:
    shelves = Catalogues(folder / "shelves", readers=readers)
    return lambda item: shelves.add("books", [item], (WORDS,), lambda done, total, stage: None)


def scanned(file: Path) -> Item:
    return Item(id=file.name, title=file.name, medium="book", image=str(file))


def test_an_item_is_found_by_what_is_written_on_its_cover(tmp_path: Path) -> None:
    counting = Counting()
    add = shelf(tmp_path, counting)
    add(scanned(cover(tmp_path / "one.png", "Lighthouse")))
    add(scanned(cover(tmp_path / "two.png", "Orchard")))
    with Catalogues(tmp_path / "shelves").open("books", (WORDS,)) as catalogue:
        best = Search(catalogue, WORDS).candidates(InterestQuery(wish="orchard"), 1)[0].item
    assert (best.id, best.attributes[WRITTEN]) == ("two.png", "Orchard")
    assert counting.read == ["one.png", "two.png"]


def test_a_cover_is_read_again_only_when_it_changed(tmp_path: Path) -> None:
    counting = Counting()
    add = shelf(tmp_path, counting)
    add(scanned(cover(tmp_path / "one.png", "Lighthouse")))
    add(scanned(tmp_path / "one.png"))
    add(scanned(cover(tmp_path / "one.png", "Harbour")))
    assert counting.read == ["one.png", "one.png"]


def test_covers_added_before_anything_could_read_them_are_read_when_added_again(tmp_path: Path) -> None:
    item = scanned(cover(tmp_path / "one.png", "Lighthouse"))
    shelf(tmp_path)(item)
    shelf(tmp_path, Lettering(threads=2))(item)
    with Catalogues(tmp_path / "shelves").open("books", (WORDS,)) as catalogue:
        assert catalogue.items["one.png"].attributes == {WRITTEN: "Lighthouse"}


def test_what_the_source_says_goes_before_what_was_read(tmp_path: Path) -> None:
    item = scanned(cover(tmp_path / "one.png", "Lighthouse"))
    shelf(tmp_path, Lettering(threads=2))(item.model_copy(update={"attributes": {WRITTEN: "nothing"}}))
    with Catalogues(tmp_path / "shelves").open("books", (WORDS,)) as catalogue:
        assert catalogue.items["one.png"].attributes == {WRITTEN: "nothing"}
