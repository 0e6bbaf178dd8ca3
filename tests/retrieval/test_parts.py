"""A wish is often about a part of what an item's text says."""

from pathlib import Path

import numpy as np

from retrieval.catalogue import Catalogues
from retrieval.item_text import PARTS
from retrieval.models import Branch, InterestQuery, Item
from retrieval.parts import BEST, Parts, directions_of, read_parts, write_parts
from retrieval.search import Search
from tests.fakes import WordEncoder

ABOUT_MUCH = Item(
    id="book-much-1990",
    title="Much",
    medium="book",
    description=(
        "Lighthouse keepers play chess. A town grows by the sea, and its mayor counts boats, nets and years."
    ),
)
ABOUT_LITTLE = Item(
    id="book-little-1991",
    title="Little",
    medium="book",
    description="Lighthouse town by the sea. Nets, boats, years. The mayor of a town grows old.",
)
WISH = InterestQuery(conversation="lighthouse keepers chess")


def added(folder: Path) -> Catalogues:
    catalogues = Catalogues(folder)
    catalogues.add("shelf", [ABOUT_LITTLE, ABOUT_MUCH], (WordEncoder(),), lambda done, total, stage: None)
    return catalogues


def test_the_nearest_pieces_of_an_item_count_and_not_the_others() -> None:
    east, north, _, nowhere = np.diag(np.array([1, 1, 1, 0], dtype=np.float32))
    near = Parts(directions_of(np.stack([[east, north, nowhere, east], [east, north, north, nowhere]])))
    assert BEST == 2
    assert near.nearness(np.array([1, 0]), east).tolist() == [0.5, 1.0]


def test_a_byte_a_number_keeps_nearness_and_older_versions_are_read(tmp_path: Path) -> None:
    vectors = np.random.default_rng(1).standard_normal((50, PARTS, 768)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=2, keepdims=True)
    asked, rows = vectors[7, 1], np.arange(50)
    exact = np.sort(vectors @ asked, axis=1)[:, -BEST:].mean(axis=1)
    write_parts(tmp_path, vectors)
    parts = read_parts(tmp_path, 50)
    assert parts and np.allclose(parts.nearness(rows, asked), exact, atol=0.001)
    np.save(tmp_path / "parts.npy", vectors.astype(np.float16))
    older = read_parts(tmp_path, 50)
    assert older and np.allclose(older.nearness(rows, asked), exact, atol=0.001)
    assert read_parts(tmp_path, 49) is None


def test_what_one_sentence_tells_is_found(tmp_path: Path) -> None:
    encoder = WordEncoder()
    with added(tmp_path).open("shelf", (encoder,)) as catalogue:
        search = Search(catalogue, encoder)
        vectors = dict(zip([WISH.conversation], encoder.queries([WISH.conversation]), strict=True))
        scored = search.scored(WISH, vectors)
        column = scored.scores[:, scored.branches.index(Branch.PARTS)]
        best = int(scored.rows[int(np.argmax(column))])
        assert list(catalogue.items)[best] == ABOUT_MUCH.id
        assert Branch.PARTS not in search.scored(WISH, vectors, [Branch.PARTS]).branches


def test_a_version_without_pieces_is_searched_without_them_and_built_anew_when_added_to(
    tmp_path: Path,
) -> None:
    catalogues = added(tmp_path)
    version = next((tmp_path / "shelf" / "versions").iterdir())
    (version / "parts.npy").unlink()
    about = version / "about.json"
    about.write_text(about.read_text("utf-8").replace('"parts":4', '"parts":0'), "utf-8")
    encoder = WordEncoder()
    with catalogues.open("shelf", (encoder,)) as catalogue:
        assert catalogue.parts is None
        assert Search(catalogue, encoder).candidates(WISH, 2)
    catalogues.add("shelf", [], (encoder,), lambda done, total, stage: None)
    with catalogues.open("shelf", (encoder,)) as catalogue:
        assert catalogue.parts is not None
