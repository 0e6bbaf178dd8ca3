"""How long a question takes at 10,000 items, after its text is a vector: all branches, and each alone.

    python -m tests.benchmarks.query [FOLDER]        # the folder with catalogues, turns and interactions

Items are the first 10,000 films and songs of the folder, with the ratings of MovieLens; questions are made of
recorded ReDial conversations. Vectors are random: how long a search takes does not depend on what texts mean,
and the encoder would need half an hour. The last column is the processor's time of all threads, in
milliseconds a question too: it says more than the clock where other work runs on the machine.
"""

import sys
import time
from collections.abc import Iterator, Mapping, Sequence
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
from retrieval.encoders import Matrix, Vector
from retrieval.models import Branch, InterestQuery
from retrieval.search import Search
from retrieval.sources import read_source
from tests.fakes import each_alone

ITEMS = 10_000
QUESTIONS = 200
LIMIT = 100
SIZE = 768
ROW = "{:<18} {:>8} {:>8} {:>8}"

Asked = tuple[InterestQuery, Mapping[str, Vector]]
"""A question with the vectors of its texts."""


class RandomEncoder:
    """Gives each text a direction of its own."""

    space = "text-random"
    size = SIZE

    def documents(self, texts: Sequence[str]) -> Matrix:
        rows = [np.random.default_rng(crc32(text.encode())).standard_normal(SIZE) for text in texts]
        return np.stack([row / np.linalg.norm(row) for row in rows]).astype(np.float32)

    def in_parts(self, texts: Sequence[Sequence[str]]) -> Matrix:
        return each_alone(self.documents, texts)

    def queries(self, texts: Sequence[str]) -> Matrix:
        return self.documents(texts)

    def meanings(self, texts: Sequence[str]) -> Matrix:
        return self.documents(texts)


def asked(search: Search, folder: Path) -> Iterator[Asked]:
    turns = Random(7).sample(read_turns(folder / "turns" / "redial_valid.jsonl"), QUESTIONS)
    for turn in turns:
        said = [(message.role, message.text) for message in turn.messages]
        query = query_from_messages(said, turn.profile, search.names, search.items)
        texts = [text for text in (query.wish, query.conversation) if text.strip()]
        yield query, dict(zip(texts, RandomEncoder().queries(texts), strict=True)) if texts else {}


def milliseconds(search: Search, queries: Sequence[Asked], without: Sequence[Branch]) -> list[float]:
    taken: list[float] = []
    for query, vectors in queries:
        started = time.perf_counter()
        search.candidates_for(query, vectors, LIMIT, without)
        taken.append(1000 * (time.perf_counter() - started))
    return taken


def measure(catalogue: Catalogue, folder: Path) -> None:
    search = Search(catalogue, RandomEncoder())
    queries = list(asked(search, folder))
    milliseconds(search, queries, ())  # what is loaded once is loaded
    print(ROW.format("", "median", "95 %", "busy"))
    alone = {f"only {branch}": [other for other in Branch if other is not branch] for branch in Branch}
    for name, without in {"all branches": (), **alone}.items():
        busy = time.process_time()
        taken = milliseconds(search, queries, without)
        busy = 1000 * (time.process_time() - busy) / len(queries)
        row = ROW.format(name, *(f"{ms:.1f}" for ms in (median(taken), quantiles(taken, n=20)[-1], busy)))
        print(row, flush=True)


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
