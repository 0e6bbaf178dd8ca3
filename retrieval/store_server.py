"""The same vectors and facets on a Qdrant server or cluster, through qdrant-client."""

from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from urllib.parse import urlsplit

from qdrant_client import QdrantClient, models
from qdrant_client.common.client_exceptions import QdrantException
from qdrant_client.http.exceptions import ApiException

from .behaviour import SPACE as BEHAVIOUR
from .encoders import Matrix, Vector
from .facets import KEYWORDS, NUMBERS, AnyOf, Conditions, Within, conditions, facets
from .models import Constraints, Item, ShelftalkError
from .store import BATCH, WORDS, Done, Hit, Words, dense_vectors, point_id, vectors_of

TIMEOUT_SECONDS = 60


class QdrantServer:
    """A Qdrant at one URL; an API key goes where a password would: https://:KEY@host."""

    def __init__(self, url: str) -> None:
        self.url, key = _without_key(url)
        self._client = QdrantClient(
            location=self.url,
            api_key=key,
            timeout=TIMEOUT_SECONDS,
            # a differing minor version is not worth a request and a warning at each start
            check_compatibility=False,
        )

    def build(
        self, collection: str, items: Sequence[Item], vectors: Mapping[str, Matrix], done: Done
    ) -> None:
        """Write a new collection; what an earlier, broken attempt left there is replaced."""
        words = Words()
        with _errors(self.url):
            self._create(collection, vectors)
            for start in range(0, len(items), BATCH):
                rows = range(start, min(start + BATCH, len(items)))
                points = [_point(items[row], row, vectors, words) for row in rows]
                self._client.upsert(collection, points=points, wait=True)
                done(rows.stop)

    def name(self, collection: str, alias: str) -> None:
        """Point the alias at the collection, in one step, for whoever searches the server itself."""
        create = models.CreateAlias(collection_name=collection, alias_name=alias)
        delete = models.DeleteAlias(alias_name=alias)
        with _errors(self.url):
            existing = {each.alias_name for each in self._client.get_aliases().aliases}
            self._client.update_collection_aliases(
                [
                    *([models.DeleteAliasOperation(delete_alias=delete)] * (alias in existing)),
                    models.CreateAliasOperation(create_alias=create),
                ]
            )

    def drop(self, collection: str) -> None:
        with _errors(self.url):
            self._client.delete_collection(collection)

    def open(self, collection: str) -> "ServerStore":
        with _errors(self.url):
            if not self._client.collection_exists(collection):
                raise ShelftalkError(f"{self.url} has no collection {collection}; add the catalogue again")
        return ServerStore(self._client, self.url, collection)

    def close(self) -> None:
        self._client.close()

    def _create(self, collection: str, vectors: Mapping[str, Matrix]) -> None:
        self._client.delete_collection(collection)
        self._client.create_collection(
            collection,
            vectors_config={
                space: models.VectorParams(
                    size=matrix.shape[1],
                    distance=models.Distance.DOT if space == BEHAVIOUR else models.Distance.COSINE,
                )
                for space, matrix in vectors.items()
            },
            sparse_vectors_config={WORDS: models.SparseVectorParams(modifier=models.Modifier.IDF)},
        )
        for name in KEYWORDS:
            self._index(collection, name, models.PayloadSchemaType.KEYWORD)
        for name in NUMBERS:
            self._index(collection, name, models.PayloadSchemaType.INTEGER)

    def _index(self, collection: str, name: str, schema: models.PayloadSchemaType) -> None:
        self._client.create_payload_index(collection, name, field_schema=schema, wait=True)


class ServerStore:
    """One catalogue version: a collection of a Qdrant server."""

    def __init__(self, client: QdrantClient, url: str, collection: str) -> None:
        self._client = client
        self._url = url
        self._collection = collection
        self._words = Words()

    def nearest(
        self, space: str, vectors: Sequence[Vector], limit: int, must: Constraints
    ) -> list[list[Hit]]:
        return self._hits([vector.tolist() for vector in vectors], space, limit, must)

    def matching(self, words: str, limit: int, must: Constraints) -> list[Hit]:
        query = self._words.of_query(words)
        sparse = models.SparseVector(indices=query.indices, values=query.values)
        return self._hits([sparse], WORDS, limit, must)[0]

    def vectors(self, space: str, ids: Sequence[str]) -> dict[str, Vector]:
        """Return the vectors of those ids that the store has."""
        with _errors(self._url):
            records = self._client.retrieve(
                self._collection,
                ids=[point_id(each) for each in ids],
                with_payload=["id"],
                with_vectors=[space],
            )
        return vectors_of(space, ((r.payload, r.vector) for r in records))

    def close(self) -> None:
        """Do nothing: the connection belongs to the QdrantServer."""

    def _hits(
        self, queries: Sequence[list[float] | models.SparseVector], space: str, limit: int, must: Constraints
    ) -> list[list[Hit]]:
        wanted = _filter(conditions(must))
        requests = [
            models.QueryRequest(query=query, using=space, limit=limit, filter=wanted, with_payload=["id"])
            for query in queries
        ]
        with _errors(self._url):
            answers = self._client.query_batch_points(self._collection, requests)
        return [[((p.payload or {})["id"], p.score) for p in answer.points] for answer in answers]


@contextmanager
def _errors(url: str) -> Generator[None]:
    try:
        yield
    except (ApiException, QdrantException) as error:
        raise ShelftalkError(f"the Qdrant server at {url} does not answer as it should: {error}") from error


def _without_key(url: str) -> tuple[str, str | None]:
    parts = urlsplit(url)
    if not parts.password:
        return url, None
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl(), parts.password


def _point(item: Item, row: int, vectors: Mapping[str, Matrix], words: Words) -> models.PointStruct:
    sparse = words.of_item(item)
    return models.PointStruct(
        id=point_id(item.id),
        vector={
            **dense_vectors(vectors, row),
            WORDS: models.SparseVector(indices=sparse.indices, values=sparse.values),
        },
        payload={"id": item.id, **facets(item).payload()},
    )


def _filter(wanted: Conditions) -> models.Filter:
    must_not: list[models.Condition] = [_condition(each) for each in wanted.must_not]
    if wanted.not_items:
        must_not.append(models.HasIdCondition(has_id=[point_id(i) for i in wanted.not_items]))
    must: list[models.Condition] = [_condition(each) for each in wanted.must]
    if wanted.items:
        must.append(models.HasIdCondition(has_id=[point_id(i) for i in wanted.items]))
    return models.Filter(must=must, must_not=must_not)


def _condition(wanted: AnyOf | Within) -> models.FieldCondition:
    match wanted:
        case AnyOf(facet=facet, words=words):
            return models.FieldCondition(key=facet, match=models.MatchAny(any=list(words)))
        case Within(facet=facet, range=span):
            return models.FieldCondition(key=facet, range=models.Range(gte=span.low, lte=span.high))
