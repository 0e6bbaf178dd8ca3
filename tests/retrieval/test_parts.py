"""A wish is often about a part of what an item's text says."""

from pathlib import Path

import numpy as np

from retrieval.catalogue import Catalogues
from retrieval.models import Branch, InterestQuery, Item
from retrieval.parts import BEST, Parts
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
    east, north = np.eye(4, dtype=np.float16)[:2]
    near = Parts(np.stack([[east, north, north, east], [east, north, north, north]]))
    assert BEST == 2
    assert near.nearness(np.array([1, 0]), east.astype(np.float32)).tolist() == [0.5, 1.0]


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
