"""Vectors and facets of one catalogue version, searchable; here Qdrant Edge, in this process."""

from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Protocol, cast
from uuid import NAMESPACE_URL, uuid5

import numpy as np
import qdrant_edge as edge

from .behaviour import SPACE as BEHAVIOUR
from .encoders import Matrix, Vector
from .facets import KEYWORDS, NUMBERS, AnyOf, Conditions, Within, conditions, facets
from .item_text import item_words
from .models import Constraints, Item, ShelftalkError
from .spelling import simplified

WORDS = "words"
"""The name of the sparse space; dense spaces carry the names of their encoders."""
BATCH = 256
# Below this size every vector is compared: exact, and 2 ms at 10,000 items. Above it HNSW is built.
EXACT_UP_TO_KB = 200_000

Hit = tuple[str, float]
Done = Callable[[int], None]
"""Told how many items are stored so far."""


class VectorStore(Protocol):
    """Finds items by meaning and by word among those that meet the constraints."""

    def nearest(
        self, space: str, vectors: Sequence[Vector], limit: int, must: Constraints
    ) -> list[list[Hit]]:
        """Return what is near each of the vectors: asked together, they cost little more than one."""
        ...

    def matching(self, words: str, limit: int, must: Constraints) -> list[Hit]: ...

    def vectors(self, space: str, ids: Sequence[str]) -> dict[str, Vector]: ...

    def close(self) -> None: ...


class Words:
    """Texts as sparse vectors whose dot product, with IDF, is BM25; Chinese is cut into words."""

    def __init__(self) -> None:
        stopwords = edge.StopwordsSet(languages={edge.Language.English, edge.Language.Chinese})
        self._bm25 = edge.Bm25(
            edge.Bm25Config(
                tokenizer=edge.TokenizerType.Multilingual,
                stopwords=stopwords,
                ascii_folding=True,
                avg_len=100,
            )
        )

    def of_item(self, item: Item) -> edge.SparseVector:
        return self._bm25.embed_document(simplified(item_words(item)))

    def of_query(self, words: str) -> edge.SparseVector:
        return self._bm25.embed_query(simplified(words))


class EdgeStore:
    """One catalogue version in a folder that no other process has open."""

    def __init__(self, folder: Path) -> None:
        with _edge_errors(f"cannot open the vectors in {folder}; add the catalogue again"):
            self._shard = edge.EdgeShard.load(str(folder))
        self._words = Words()

    @staticmethod
    def build(folder: Path, items: Sequence[Item], vectors: Mapping[str, Matrix], done: Done) -> None:
        """Write the version; only after the return is all of it on disk."""
        words = Words()
        folder.mkdir(parents=True)
        with _edge_errors(f"cannot write the vectors in {folder}"):
            shard = edge.EdgeShard.create(str(folder), _config(vectors))
            for name in KEYWORDS:
                _index(shard, name, edge.PayloadSchemaType.Keyword)
            for name in NUMBERS:
                _index(shard, name, edge.PayloadSchemaType.Integer)
            for start in range(0, len(items), BATCH):
                rows = range(start, min(start + BATCH, len(items)))
                points = [_point(items[row], row, vectors, words) for row in rows]
                shard.update(edge.UpdateOperation.upsert_points(points))
                done(rows.stop)
            shard.optimize()
            shard.flush()
            shard.close()

    def nearest(
        self, space: str, vectors: Sequence[Vector], limit: int, must: Constraints
    ) -> list[list[Hit]]:
        return self._hits([edge.Query.Nearest(v.tolist(), using=space) for v in vectors], limit, must)

    def matching(self, words: str, limit: int, must: Constraints) -> list[Hit]:
        query = self._words.of_query(words)
        return self._hits([edge.Query.Nearest(query, using=WORDS)], limit, must)[0]

    def vectors(self, space: str, ids: Sequence[str]) -> dict[str, Vector]:
        """Return the vectors of those ids that the store has."""
        points: list[edge.PointId] = [point_id(each) for each in ids]
        records = self._shard.retrieve(points, with_payload=["id"], with_vector=[space])
        return vectors_of(space, ((r.payload, r.vector) for r in records))

    def close(self) -> None:
        self._shard.close()

    def _hits(self, queries: Sequence[edge.Query], limit: int, must: Constraints) -> list[list[Hit]]:
        wanted = _filter(conditions(must))
        # one limit for all: only queries that differ in nothing but their vector share a scan
        requests = [
            edge.QueryRequest(limit=limit, query=query, filter=wanted, with_payload=["id"])
            for query in queries
        ]
        answers = self._shard.query_batch(edge.QueryBatchRequest(requests))
        return [[((p.payload or {})["id"], p.score) for p in points] for points in answers]


@lru_cache(1 << 16)
def point_id(item_id: str) -> str:
    """Return the id that Qdrant takes: it allows only UUIDs and integers."""
    return str(uuid5(NAMESPACE_URL, item_id))


def vectors_of(space: str, points: Iterable[tuple[object, object]]) -> dict[str, Vector]:
    """Return by item id the vectors of one space; `points` are (payload, vectors) as Qdrant gives them."""
    named = ((cast(dict[str, str], p)["id"], cast(dict[str, list[float]], v or {})) for p, v in points)
    return {
        item_id: np.asarray(vectors[space], dtype=np.float32)
        for item_id, vectors in named
        if space in vectors
    }


def dense_vectors(vectors: Mapping[str, Matrix], row: int) -> dict[str, list[float]]:
    """Return the item's vectors by space; of a space that knows nothing of the item there is none."""
    return {space: matrix[row].tolist() for space, matrix in vectors.items() if matrix[row].any()}


def _config(vectors: Mapping[str, Matrix]) -> edge.EdgeConfig:
    return edge.EdgeConfig(
        vectors={
            space: edge.EdgeVectorParams(
                size=matrix.shape[1],
                distance=edge.Distance.Dot if space == BEHAVIOUR else edge.Distance.Cosine,
            )
            for space, matrix in vectors.items()
        },
        sparse_vectors={WORDS: edge.EdgeSparseVectorParams(modifier=edge.Modifier.Idf)},
        optimizers=edge.EdgeOptimizersConfig(indexing_threshold=EXACT_UP_TO_KB),
        # a version is written once and thrown away when the writer dies
        wal_enabled=False,
    )


def _index(shard: edge.EdgeShard, name: str, schema: edge.PayloadSchemaType) -> None:
    shard.update(edge.UpdateOperation.create_field_index(name, schema))


def _point(item: Item, row: int, vectors: Mapping[str, Matrix], words: Words) -> edge.Point:
    named: dict[str, list[float] | edge.SparseVector | list[list[float]]] = {**dense_vectors(vectors, row)}
    named[WORDS] = words.of_item(item)
    return edge.Point(point_id(item.id), named, {"id": item.id, **facets(item).payload()})


def _filter(wanted: Conditions) -> edge.Filter:
    must_not: list[edge.FieldCondition | edge.HasIdCondition] = [_condition(each) for each in wanted.must_not]
    if wanted.not_items:
        must_not.append(edge.HasIdCondition({point_id(each) for each in wanted.not_items}))
    must: list[edge.FieldCondition | edge.HasIdCondition] = [_condition(each) for each in wanted.must]
    if wanted.items:
        must.append(edge.HasIdCondition({point_id(each) for each in wanted.items}))
    return edge.Filter(must=[*must], must_not=[*must_not])


def _condition(wanted: AnyOf | Within) -> edge.FieldCondition:
    match wanted:
        case AnyOf(facet=facet, words=words):
            return edge.FieldCondition(facet, match=edge.MatchAny(list(words)))
        case Within(facet=facet, range=span):
            return edge.FieldCondition(facet, range=edge.RangeFloat(gte=span.low, lte=span.high))


@contextmanager
def _edge_errors(what: str) -> Generator[None]:
    try:
        yield
    except (ShelftalkError, OSError):
        raise
    # the library raises nothing narrower than Exception
    except Exception as error:
        raise ShelftalkError(f"{what}: {error}") from error
