"""What `add` was told to read, files, folders and packs, becomes rows."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from agent.packs import Pack, credits_of, fetch_pack, pack_named, pack_rows
from agent.settings import Settings
from retrieval.building import Progress, Row
from retrieval.columns import read_columns
from retrieval.folders.folders import Folders
from retrieval.models import ShelftalkError
from retrieval.sources import read_source


class NamedSources:
    """Says at once what is not there; packs are fetched then, too."""

    def __init__(self, sources: Sequence[Path], columns: str, settings: Settings) -> None:
        self._sources = sources
        self._plan = read_columns(columns)
        packs = {source: pack for source in sources if (pack := pack_named(str(source)))}
        for source in sources:
            if source not in packs and not source.exists():
                raise ShelftalkError(
                    f"{source}: there is no such file; name .jsonl, .csv or .parquet, a folder of media,"
                    " or pack:NAME"
                )
        self._packs: dict[Path, tuple[Pack, Path]] = {
            source: (pack, fetch_pack(pack, settings.packs)) for source, pack in packs.items()
        }
        self._folders = Folders(settings.vectors, settings.covers)

    def rows(self, show: Progress) -> Iterator[Row]:
        for source in self._sources:
            if source in self._packs:
                yield from pack_rows(*self._packs[source], self._folders, show)
            else:
                yield from (
                    self._folders.rows(source, show) if source.is_dir() else read_source(source, self._plan)
                )

    def credits(self) -> list[str]:
        """Return what must be said of those who made the packs."""
        return [credits_of(pack, place) for pack, place in self._packs.values()]
