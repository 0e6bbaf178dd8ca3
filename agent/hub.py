"""Models from the publisher's hub, and nothing else."""

import re
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

import httpx2
from huggingface_hub import HfApi, ModelInfo, get_token, hf_hub_url
from huggingface_hub.errors import (
    HfHubHTTPError,
    HFValidationError,
    OfflineModeIsEnabled,
    RepositoryNotFoundError,
)
from huggingface_hub.hf_api import RepoSibling
from huggingface_hub.utils import get_session, hf_raise_for_status
from rich.progress import Progress

from retrieval.models import ShelftalkError

from .byte_bars import byte_bar
from .weights import Model, ModelFile, Weights, stays_below

ANSWER_SECONDS = 6.0  # behind a firewall that drops packets, the next source must not wait
STALL_SECONDS = 30.0
PAUSES = (1.0, 2.0, 4.0, 8.0)  # seconds between attempts at a broken download
PARTIAL_CONTENT = 206


class HubSource:
    """Fetches file by file, going on where an earlier run stopped in the middle of one."""

    # huggingface_hub's own download starts a file anew, and calls it done without a pinned hash

    name = "the hub"

    def fetch(self, model: Model, weights: Weights, progress: Progress) -> None:
        info = _look_up(model.hub)
        missing = weights.missing(model)
        _refuse_other_files(model, missing, info)
        for file in missing:
            # a file goes on only from bytes of the same content
            partial = weights.staging(model) / file.sha256
            arrived = partial.stat().st_size if partial.exists() else 0
            with byte_bar(progress, f"{file.path}, {self.name}", file.size, arrived) as show:
                url = hf_hub_url(model.hub, file.path, revision=info.sha)
                with _translated(model.hub):
                    _download(url, partial, file.size, show)
            weights.accept(model, file, partial)

    def gguf(self, reference: str) -> Model:
        """Describe the GGUF of REPOSITORY or REPOSITORY:FILE, with the hashes the hub states."""
        repository, _, wanted = reference.partition(":")
        info = _look_up(repository)
        files = _choose_gguf(repository, wanted, info.siblings or [])
        return Model(
            name=f"hub--{repository.replace('/', '--')}",
            title=f"{repository}:{files[0].path}",
            licence=next((tag[8:] for tag in info.tags or [] if tag[:8] == "license:"), "unknown"),
            files=files,
            entry=files[0].path,
            hub=repository,
            instead="download the GGUF file in another way and use `shelftalk setup --llm PATH`",
        )


def _look_up(repository: str) -> ModelInfo:
    with _translated(repository):
        return HfApi(library_name="shelftalk").model_info(
            repository, files_metadata=True, timeout=ANSWER_SECONDS
        )


@contextmanager
def _translated(repository: str) -> Generator[None]:
    try:
        yield
    except HFValidationError as error:
        raise ShelftalkError(f"{repository!r} is no repository: write OWNER/NAME") from error
    except RepositoryNotFoundError as error:
        raise ShelftalkError(
            f"{repository} does not exist, or asks for terms to be accepted and for HF_TOKEN"
        ) from error
    except OfflineModeIsEnabled as error:
        raise ShelftalkError("not asked, since HF_HUB_OFFLINE is set") from error
    except HfHubHTTPError as error:
        raise ShelftalkError(f"{repository}: {str(error).splitlines()[0]}") from error
    except httpx2.HTTPError as error:
        raise ShelftalkError(f"not reachable ({str(error) or type(error).__name__})") from error


def _refuse_other_files(model: Model, missing: tuple[ModelFile, ...], info: ModelInfo) -> None:
    """Compare with what the hub states, so that a gigabyte is not fetched to be refused."""
    there = {sibling.rfilename: sibling for sibling in info.siblings or []}
    for file in missing:
        sibling = there.get(file.path)
        if sibling is None:
            raise ShelftalkError(f"{model.hub} has no {file.path}")
        stated = sibling.lfs.sha256 if sibling.lfs else file.sha256
        if (sibling.size, stated) != (file.size, file.sha256):
            raise ShelftalkError(
                f"{file.path} of {model.hub} was refused: {sibling.size} bytes"
                f" (SHA-256 {stated}), not {file.size} (SHA-256 {file.sha256})"
            )


def _download(url: str, partial: Path, size: int, show: Callable[[int], None]) -> None:
    partial.parent.mkdir(parents=True, exist_ok=True)
    for pause in PAUSES:
        try:
            return _append(url, partial, size, show)
        except httpx2.TransportError:
            time.sleep(pause)
    _append(url, partial, size, show)


def _append(url: str, partial: Path, size: int, show: Callable[[int], None]) -> None:
    with partial.open("ab") as opened:
        start = opened.tell()
        if start >= size:
            return
        headers = {"Range": f"bytes={start}-{size - 1}", "Accept-Encoding": "identity"}
        if token := get_token():
            headers["Authorization"] = f"Bearer {token}"
        with get_session().stream("GET", url, headers=headers, timeout=STALL_SECONDS) as answer:
            hf_raise_for_status(answer)
            if answer.status_code != PARTIAL_CONTENT:
                opened.seek(0)
                opened.truncate()
            for block in answer.iter_bytes():
                opened.write(block)
                show(opened.tell())
                if opened.tell() > size:
                    opened.truncate(0)
                    raise ShelftalkError(f"{url} sends more than the {size} bytes expected")


def _choose_gguf(repository: str, wanted: str, siblings: list[RepoSibling]) -> tuple[ModelFile, ...]:
    """Take the file wanted, else the only one in Q4_K_M, else the only one, with all its shards."""
    choices: dict[str, list[ModelFile]] = {}
    for sibling in siblings:
        name = sibling.rfilename
        if name.endswith(".gguf") and stays_below(name) and sibling.lfs:
            file = ModelFile(path=name, size=sibling.lfs.size, sha256=sibling.lfs.sha256)
            choices.setdefault(_without_shard(name), []).append(file)
    if wanted:
        fit = [choice for choice in choices if choice == _without_shard(wanted)]
    else:
        fit = [choice for choice in choices if "q4_k_m" in choice.lower()] or list(choices)
    if len(fit) != 1:
        raise ShelftalkError(
            f"{repository} has {'no' if wanted or not choices else 'no single'} GGUF"
            f" {wanted or 'in Q4_K_M'}; use `shelftalk setup --llm {repository}:FILE`"
            f" with one of: {', '.join(sorted(choices)) or 'it has no GGUF file at all'}"
        )
    return tuple(sorted(choices[fit[0]], key=lambda file: file.path))


def _without_shard(name: str) -> str:
    return re.sub(r"-\d{5}-of-\d{5}(?=\.gguf$)", "", name)
