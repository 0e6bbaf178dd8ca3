"""Pictures inside of other files are kept in the cache, by their content."""

from hashlib import blake2b
from pathlib import Path

from retrieval.media_files import Kind, kind_of_head

MOST_BYTES = 20_000_000


def keep_cover(data: bytes | None, covers: Path) -> str | None:
    """Return where the picture lies now; None where it is none."""
    if not data or len(data) > MOST_BYTES or kind_of_head(data) is not Kind.IMAGE:
        return None
    covers.mkdir(parents=True, exist_ok=True)
    kept = covers / blake2b(data, digest_size=16).hexdigest()
    if not kept.exists():
        # in one step: a kill must not leave half of it
        draft = kept.with_suffix(".new")
        draft.write_bytes(data)
        draft.replace(kept)
    return str(kept)
