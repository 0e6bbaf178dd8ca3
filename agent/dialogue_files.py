"""Scripted dialogues in YAML files: found, and read strictly, with the line of what is wrong."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, cast

import yaml
from pydantic import ValidationError

from retrieval.models import ShelftalkError

from .dialogue_format import Dialogue


def dialogue_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the files named, and for each folder the YAML files below it in order."""
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(file for file in path.rglob("*") if file.suffix in (".yaml", ".yml"))
            if not inside:
                raise ShelftalkError(f"{path}: has no scripted dialogue (*.yaml); name another folder")
            files += inside
        elif path.is_file():
            files.append(path)
        else:
            raise ShelftalkError(f"{path}: no such file or folder; check the path")
    return tuple(files)


def read_dialogue(path: Path) -> Dialogue:
    """Read one file, or say at which line it is wrong."""
    try:
        text = path.read_text("utf-8")
        root = _nodes(text)
        content: object = yaml.safe_load(text)
    except OSError as error:
        raise ShelftalkError(f"{path}: cannot be read ({error.strerror}); check it") from error
    except UnicodeDecodeError as error:
        raise ShelftalkError(f"{path}: is not UTF-8 text ({error.reason}); save it as UTF-8") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ShelftalkError(f"{path}:{line}: not YAML: {error.problem}; mend the line") from error
    _refuse_repeated_keys(path, root)
    try:
        return _with_paths(Dialogue.model_validate(content), path.parent)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        raise ShelftalkError(f"{path}:{_line(root, first['loc'])}: {where}: {first['msg']}") from error


def _with_paths(dialogue: Dialogue, folder: Path) -> Dialogue:
    turns = [
        turn.model_copy(update={"attach": tuple(str(folder / name) for name in turn.attach)})
        for turn in dialogue.turns
    ]
    return dialogue.model_copy(update={"turns": tuple(turns)})


def _nodes(text: str) -> Any:
    compose = cast(Callable[..., Any], yaml.compose)  # pyright: ignore[reportUnknownMemberType]
    return compose(text, Loader=yaml.SafeLoader)


def _line(root: Any, location: Sequence[str | int]) -> int:
    """Return the line of the deepest part of the location that the file has."""
    node, line = root, 1
    for part in location:
        if isinstance(node, yaml.MappingNode):
            pairs = [(k, v) for k, v in node.value if k.value == part]
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int):
            pairs = [(v, v) for v in node.value[part : part + 1]]
        else:
            pairs = []
        if not pairs:
            break
        key, node = pairs[0]
        line = key.start_mark.line + 1
    return line


def _refuse_repeated_keys(path: Path, node: Any) -> None:
    # YAML keeps the last of two equal keys, which would drop expectations without a word
    if isinstance(node, yaml.SequenceNode):
        for child in node.value:
            _refuse_repeated_keys(path, child)
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, child in node.value:
            if key.value in seen:
                line = key.start_mark.line + 1
                raise ShelftalkError(f"{path}:{line}: {key.value!r} is given twice; keep one")
            seen.add(key.value)
            _refuse_repeated_keys(path, child)
