"""What files were found to tell is kept by their content, so that each is read once."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from .encoders import FactReader
from .file_facts import FileFacts
from .media_files import Flaw, Kind
from .models import Attributes

_ATTRIBUTES = TypeAdapter(Attributes)

FactsOfFiles = dict[bytes, Attributes | Flaw]
"""By the hash of a file's content."""


class FactCache:
    """Facts of files, in the SQLite file of the vectors."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def of_all(
        self,
        readers: Sequence[FactReader],
        files: Mapping[Kind, Mapping[bytes, Path]],
        done: Callable[[int, int], None],
    ) -> FactsOfFiles:
        """Return what the readers find in each file, in turn; the flaw of one they cannot read."""
        told: FactsOfFiles = {}
        for reader in readers:
            known = {digest: facts for digest, facts in told.items() if not isinstance(facts, Flaw)}
            for digest, more in self.of(reader, files[reader.kind], known, done).items():
                told[digest] = more if isinstance(more, Flaw) else {**known.get(digest, {}), **more}
        return told

    def of(
        self,
        reader: FactReader,
        files: Mapping[bytes, Path],
        known: Mapping[bytes, Attributes],
        done: Callable[[int, int], None],
    ) -> FactsOfFiles:
        """Return what each file tells; `known` is what readers before this one found."""
        kept = FileFacts(self._path, reader.name)
        found: FactsOfFiles = {
            bytes.fromhex(digest): facts
            for digest, fact in kept.known(digest.hex() for digest in files).items()
            if (facts := _read(fact)) is not None
        }
        missing = [digest for digest in files if digest not in found]
        for count, digest in enumerate(missing, 1):
            facts = reader.facts(files[digest], known.get(digest, {}))
            # a flaw is not kept: it is found again at once, and a later reader may read the file
            if not isinstance(facts, Flaw):
                # one by one: to hear a recording can take half a minute
                kept.keep({digest.hex(): _ATTRIBUTES.dump_json(facts)})
            found[digest] = facts
            done(count, len(missing))
        return found


def _read(fact: bytes) -> Attributes | None:
    try:
        return _ATTRIBUTES.validate_json(fact)
    except ValidationError:
        return None  # as if it had not been read
