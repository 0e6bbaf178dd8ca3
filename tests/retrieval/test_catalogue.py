"""Catalogues: added to, opened, removed, exported; on disk and through qdrant-client."""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from retrieval.building import Row
from retrieval.catalogue import AddReport, Catalogues
from retrieval.models import Constraints, Item, ShelftalkError
from retrieval.rows import BadLine
from tests.fakes import WordEncoder

pytestmark = pytest.mark.filterwarnings("ignore:Payload indexes have no effect")

ANYTHING = Constraints()
Add = Callable[..., AddReport]


def _film(number: int, **fields: object) -> Item:
    return Item.model_validate(
        {"id": f"film-{number}", "title": f"Film {number}", "medium": "film", **fields}
    )


@pytest.fixture
def encoder() -> WordEncoder:
    return WordEncoder()


@pytest.fixture(params=["disk", "memory"])
def catalogues(request: pytest.FixtureRequest, tmp_path: Path) -> Catalogues:
    return Catalogues(tmp_path / "catalogues", {"disk": "", "memory": ":memory:"}[request.param])


@pytest.fixture
def add(catalogues: Catalogues, encoder: WordEncoder) -> Add:
    def added(rows: Iterable[Row], name: str = "films") -> AddReport:
        return _add(catalogues, encoder, rows, name)

    return added


def _add(catalogues: Catalogues, encoder: WordEncoder, rows: Iterable[Row], name: str = "films") -> AddReport:
    return catalogues.add(name, rows, [encoder], lambda done, total, stage: None)


def test_what_was_added_is_found(catalogues: Catalogues, add: Add, encoder: WordEncoder) -> None:
    add([_film(1, title="Rain"), _film(2, title="Snow", attributes={"themes": ["ice", "home"]})])
    with catalogues.open("films", [encoder]) as films:
        hits = films.store.nearest(encoder.space, list(encoder.queries(["snow"])), 1, ANYTHING)[0]
        assert [films.items[item_id].title for item_id, _ in hits] == ["Snow"]
        assert [item_id for item_id, _ in films.store.matching("ice", 5, ANYTHING)] == ["film-2"]
        assert films.name == "films"
        assert films.spaces == {encoder.space: encoder.size}


def test_only_what_changed_is_encoded_again(add: Add, encoder: WordEncoder) -> None:
    add([_film(1), _film(2), _film(3)])
    encoder.encoded.clear()
    report = add([_film(1), _film(2, title="New title"), _film(4), BadLine(place="x:5", reason="bad")])
    assert (report.added, report.changed, report.unchanged, report.total) == (1, 1, 1, 4)
    assert [str(line) for line in report.bad] == ["x:5: bad"]
    assert report.encoded == len(encoder.encoded) == 2


def test_a_change_that_is_not_read_for_meaning_is_stored_without_encoding(
    catalogues: Catalogues, add: Add
) -> None:
    add([_film(1)])
    report = add([_film(1, popularity=7)])
    assert (report.changed, report.encoded) == (1, 0)
    with catalogues.open("films") as films:
        assert films.items["film-1"].popularity == 7


def test_the_same_again_builds_nothing(catalogues: Catalogues, add: Add) -> None:
    add([_film(1)])
    before = catalogues.about("films")
    assert add([_film(1)]).unchanged == 1
    assert catalogues.about("films") == before


def test_catalogues_share_the_vectors_they_have_in_common(add: Add) -> None:
    add([_film(1)], "one")
    assert add([_film(1), _film(2)], "two").encoded == 1


def test_catalogues_lie_side_by_side(catalogues: Catalogues, add: Add) -> None:
    add([_film(1)], "one")
    add([_film(2)], "二")
    assert catalogues.names() == ("one", "二")
    catalogues.remove("one")
    assert catalogues.names() == ("二",)
    with catalogues.open("二") as second:
        assert list(second.items) == ["film-2"]


def test_a_removed_catalogue_leaves_nothing_but_the_vector_cache(
    catalogues: Catalogues, add: Add, tmp_path: Path
) -> None:
    add([_film(1)])
    catalogues.remove("films")
    left = {path.name for path in (tmp_path / "catalogues").iterdir() if not path.name.startswith(".")}
    assert {name for name in left if not name.startswith("vectors.sqlite")} == set()


@pytest.mark.parametrize("act", ["open", "remove", "about"])
def test_an_unknown_catalogue_is_named(catalogues: Catalogues, act: str) -> None:
    with pytest.raises(ShelftalkError, match="there is no catalogue 'nope'; `shelftalk catalogue list`"):
        getattr(catalogues, act)("nope")


@pytest.mark.parametrize("name", ["", "..", "a/b", ".hidden", "x" * 65, "a b"])
def test_a_name_that_cannot_be_a_folder_is_refused(catalogues: Catalogues, name: str) -> None:
    with pytest.raises(ShelftalkError, match="cannot name a catalogue"):
        catalogues.open(name)


def test_another_encoder_is_refused_with_both_names_and_the_remedy(catalogues: Catalogues, add: Add) -> None:
    add([_film(1)])
    with pytest.raises(ShelftalkError) as raised:
        catalogues.open("films", [WordEncoder(space="text-other")])
    for part in ("words-of-tests", "text-other", "shelftalk add --catalogue films"):
        assert part in str(raised.value)


def test_adding_nothing_builds_for_the_new_encoder(catalogues: Catalogues, add: Add) -> None:
    add([_film(1), _film(2)])
    other = WordEncoder(space="text-other", size=32)
    assert _add(catalogues, other, ()).encoded == 2
    with catalogues.open("films", [other]) as films:
        assert len(films.store.nearest("text-other", list(other.queries(["film"])), 5, ANYTHING)[0]) == 2


def test_the_export_can_be_added_again(catalogues: Catalogues, add: Add, tmp_path: Path) -> None:
    items = [
        _film(
            1,
            title="花样年华",
            year=2000,
            attributes={"pages": 3, "rating": 7.5, "good": True, "l": ["a", 1]},
        ),
        _film(2, creators=[{"name": "A"}], genres=["drama"]),
    ]
    add(items)
    catalogues.export("films", tmp_path / "export.jsonl")
    lines = (tmp_path / "export.jsonl").read_text("utf-8").splitlines()
    assert [Item.model_validate(json.loads(line)) for line in lines] == items


def test_nothing_to_add_is_an_error_with_the_first_reason(add: Add) -> None:
    with pytest.raises(ShelftalkError, match="nothing to add: x:1: bad"):
        add([BadLine(place="x:1", reason="bad"), BadLine(place="x:2", reason="worse")])
    with pytest.raises(ShelftalkError, match="nothing to add: the source has no items"):
        add([])


def test_a_reader_keeps_its_version_while_a_writer_replaces_it(
    catalogues: Catalogues, add: Add, encoder: WordEncoder, tmp_path: Path
) -> None:
    add([_film(1)])
    old = catalogues.open("films", [encoder])
    add([_film(2)])
    add([_film(3)])
    with catalogues.open("films", [encoder]) as new:
        assert len(new.items) == len(new.store.matching("film", 9, ANYTHING)) == 3
    assert (
        list(old.items) == [item_id for item_id, _ in old.store.matching("film", 9, ANYTHING)] == ["film-1"]
    )
    assert len(_versions(tmp_path)) == 2
    old.close()
    add([_film(4)])
    assert len(_versions(tmp_path)) == 1


def test_an_interrupted_add_leaves_the_old_version_and_no_rubbish(
    catalogues: Catalogues, add: Add, tmp_path: Path
) -> None:
    def interrupted() -> Iterator[Item]:
        yield _film(2)
        raise KeyboardInterrupt

    add([_film(1)])
    with pytest.raises(KeyboardInterrupt):
        add(interrupted())
    with pytest.raises(KeyboardInterrupt):
        catalogues.add("films", [_film(2)], [WordEncoder()], _interrupts_at("store"))
    with catalogues.open("films") as films:
        assert list(films.items) == ["film-1"]
    assert len(_versions(tmp_path)) == 1


def test_progress_is_told_stage_by_stage(catalogues: Catalogues, encoder: WordEncoder) -> None:
    told: list[tuple[int, int, str]] = []
    rows = [_film(number) for number in range(1000)]
    catalogues.add("films", rows, [encoder], lambda done, total, stage: told.append((done, total, stage)))
    assert list(dict.fromkeys(stage for _, _, stage in told)) == ["read", "encode", "store"]
    for stage, total in (("read", 0), ("encode", 1000), ("store", 1000)):
        mine = [(done, of) for done, of, what in told if what == stage]
        assert mine == sorted(mine)
        assert mine[-1] == (1000, total)


def test_vectors_that_are_elsewhere_are_named(tmp_path: Path, encoder: WordEncoder) -> None:
    _add(Catalogues(tmp_path), encoder, [_film(1)])
    with pytest.raises(ShelftalkError, match="are at disk, not at :memory:; run `shelftalk add"):
        Catalogues(tmp_path, ":memory:").open("films", [encoder])


def test_a_damaged_items_file_is_named(tmp_path: Path, encoder: WordEncoder) -> None:
    _add(Catalogues(tmp_path), encoder, [_film(1)])
    next(tmp_path.glob("films/versions/*/items.jsonl")).write_text('{"id": 1}\n', "utf-8")
    with pytest.raises(ShelftalkError, match=r"items\.jsonl is damaged"):
        Catalogues(tmp_path).open("films")


def _interrupts_at(stop: str) -> Callable[[int, int, str], None]:
    def progress(done: int, total: int, stage: str) -> None:
        if stage == stop:
            raise KeyboardInterrupt

    return progress


def _versions(folder: Path) -> list[Path]:
    return list((folder / "catalogues" / "films" / "versions").iterdir())
