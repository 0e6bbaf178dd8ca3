"""Branch weights learnt for one catalogue, kept beside its versions."""

from collections.abc import Mapping
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from .fusion import WEIGHTS
from .models import Branch, ShelftalkError

_FILE = "weights.json"
_WEIGHTS = TypeAdapter(dict[Branch, float])


def read_weights(folder: Path) -> dict[Branch, float] | None:
    """Return the catalogue's own weights, those it does not name as shipped; None where none were learnt."""
    path = folder / _FILE
    if not path.exists():
        return None
    try:
        return {**WEIGHTS, **_WEIGHTS.validate_json(path.read_bytes())}
    except ValidationError as error:
        raise ShelftalkError(f"{path} is damaged; delete it, or run `shelftalk tune` again") from error


def write_weights(folder: Path, weights: Mapping[Branch, float]) -> Path:
    path = folder / _FILE
    beside = path.with_suffix(".new")
    beside.write_bytes(_WEIGHTS.dump_json(dict(weights), indent=1))
    return beside.replace(path)
