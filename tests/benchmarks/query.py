"""How long a question takes at 10,000 items once its text is a vector: all branches, and each alone.

    python -m tests.benchmarks.query [FOLDER]        # the folder with catalogues, turns and interactions

Items are the first 10,000 films and songs of the folder, with the ratings of MovieLens; questions are made of
recorded ReDial conversations. Vectors are random: how long a search takes does not depend on what texts mean,
and the encoder would need half an hour.
"""

import sys
import time
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from random import Random
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from zlib import crc32

import numpy as np

from agent.evaluation_turns import read_turns
from agent.recorded_query import query_from_messages
from retrieval.catalogue import Catalogue, Catalogues
from retrieval.encoders import Matrix
from retrieval.models import Branch, InterestQuery
from retrieval.search import Search
from retrieval.sources import read_source

ITEMS = 10_000
QUESTIONS = 200
LIMIT = 100
SIZE = 768
ROW = "{:<14} {:>8} {:>8}"


class RandomEncoder:
    """Gives each text a direction of its own."""

    space = "text-random"
    size = SIZE

    def documents(self, texts: Sequence[str]) -> Matrix:
        rows = [np.random.default_rng(crc32(text.encode())).standard_normal(SIZE) for text in texts]
        return np.stack([row / np.linalg.norm(row) for row in rows]).astype(np.float32)

    def queries(self, texts: Sequence[str]) -> Matrix:
        return self.documents(texts)


def asked(search: Search, folder: Path) -> Iterator[InterestQuery]:
    turns = Random(7).sample(read_turns(folder / "turns" / "redial_valid.jsonl"), QUESTIONS)
    for turn in turns:
        said = [(message.role, message.text) for message in turn.messages]
        yield query_from_messages(said, turn.profile, search.names, search.items)


def milliseconds(search: Search, queries: Sequence[InterestQuery], without: Sequence[Branch]) -> list[float]:
    encoder = RandomEncoder()
    taken: list[float] = []
    for query in queries:
        texts = [text for text in (query.wish, query.conversation) if text.strip()]
        vectors = dict(zip(texts, encoder.queries(texts), strict=True)) if texts else {}
        started = time.perf_counter()
        search.candidates_for(query, vectors, LIMIT, without)
        taken.append(1000 * (time.perf_counter() - started))
    return taken


def measure(catalogue: Catalogue, folder: Path) -> None:
    search = Search(catalogue, RandomEncoder())
    queries = list(asked(search, folder))
    milliseconds(search, queries, ())  # what is loaded once is loaded
    print(ROW.format("", "median", "95 %"))
    alone = {f"only {branch}": [other for other in Branch if other is not branch] for branch in Branch}
    for name, without in {"all branches": (), **alone}.items():
        taken = milliseconds(search, queries, without)
        print(ROW.format(name, f"{median(taken):.1f}", f"{quantiles(taken, n=20)[-1]:.1f}"), flush=True)


def main(folder: Path) -> None:
    with TemporaryDirectory() as place:
        catalogues = Catalogues(Path(place))
        files = [folder / "catalogues" / f"{name}.jsonl" for name in ("films", "songs")]
        rows = islice(chain.from_iterable(map(read_source, files)), ITEMS)
        likes = [folder / "interactions" / "movielens_small.csv"]
        catalogues.add("many", rows, [RandomEncoder()], lambda done, total, stage: None, likes)
        with catalogues.open("many", [RandomEncoder()]) as catalogue:
            measure(catalogue, folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("../shared/data"))
