"""The commands about models and catalogues: setup, add, and the catalogue's own."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import Progress as Bars

from agent.byte_bars import byte_bars
from agent.settings import Settings
from retrieval.catalogue import AddReport
from retrieval.models import ShelftalkError

from .named_sources import NamedSources
from .opening import catalogues_of, read_settings
from .plain_text import printable
from .progress import stages
from .tables import print_table
from .terminal import print_json


def setup(*, llm: str, speech: bool) -> None:
    """Fetch the models, then build the starter catalogue."""
    from agent.build import build_starter, load_encoder, local_model
    from agent.downloads import fetch_known
    from agent.known_models import PICTURE_LABELS, SOUND_LABELS, SPEECH, TEXT_ENCODER
    from agent.senses import load_media
    from agent.trial import try_out

    settings = read_settings()
    console = Console(stderr=True)
    bars = byte_bars(console)
    bars.disable = not console.is_terminal
    with bars:
        model = _fetch_llm(llm, settings, bars)
        if settings.encoder is None:
            fetch_known(TEXT_ENCODER, settings.models, bars)
        for sense in (PICTURE_LABELS, SOUND_LABELS, *((SPEECH,) if speech else ())):
            fetch_known(sense, settings.models, bars)
    encoder = load_encoder(settings)
    print("reading the names of what can be seen and heard; once, a minute or two", file=sys.stderr)
    load_media(settings, encoder)  # an open_clip model is fetched too
    with stages() as show:
        report = build_starter(settings, encoder, show)
    if file := local_model(settings.model_copy(update={"llm": model})):
        try_out(file)
    print(f"ready: {report.total} works in the starter catalogue; ask with `shelftalk serve`")
    if model != settings.llm:
        print(f"to be answered by that model, set SHELFTALK_LLM={model}")


def add(
    sources: Sequence[Path], *, catalogue: str, columns: str, interactions: Sequence[Path], as_json: bool
) -> None:
    settings = read_settings()
    named = NamedSources(sources, columns, settings)
    _print_report(next(_reports(named, catalogue, interactions, settings)), as_json=as_json)
    for line in () if as_json else named.credits():
        print(line)


def add_and_watch(sources: Sequence[Path], *, catalogue: str, columns: str, as_json: bool) -> None:
    """Add again whenever something changes in the folders, until interrupted."""
    from .watching import changes

    folders = [source for source in sources if source.is_dir()]
    if not folders:
        raise ShelftalkError("--watch: name at least one folder to watch")
    settings = read_settings()
    reports = _reports(NamedSources(sources, columns, settings), catalogue, (), settings)
    for _, report in zip(changes(folders), reports, strict=False):
        _print_report(report, as_json=as_json)
        print("watching for changes; Ctrl-C ends it", file=sys.stderr)


def _reports(
    named: NamedSources, catalogue: str, interactions: Sequence[Path], settings: Settings
) -> Iterator[AddReport]:
    """Yield what came of adding the sources, each time it is asked; models are loaded once."""
    from agent.build import load_encoder
    from agent.senses import load_media, load_readers
    from retrieval.encoders.music import Music

    encoder = load_encoder(settings)
    # music is measured when it is added: librosa takes too long to import for a turn
    readers = (*load_readers(settings), Music())
    shelves = catalogues_of(settings, load_media(settings, encoder), readers)
    while True:
        with stages() as show:
            name = catalogue or settings.catalogue
            report = shelves.add(name, named.rows(show), (encoder,), show, interactions)
        yield report


def list_catalogues(*, as_json: bool) -> None:
    catalogues = catalogues_of(read_settings())
    found = [(name, catalogues.about(name)) for name in catalogues.names()]
    if as_json:
        print_json([{"name": name, **about.model_dump()} for name, about in found])
    elif found:
        rows = [(name, str(about.items), about.built) for name, about in found]
        print_table(("catalogue", "items", "built"), rows)
    else:
        print("there is no catalogue yet; run `shelftalk setup` or `shelftalk add`")


def show_catalogue(name: str, *, as_json: bool) -> None:
    catalogues = catalogues_of(read_settings())
    about = catalogues.about(name)
    with catalogues.open(name) as catalogue:
        items = tuple(catalogue.items.values())
    media = dict(Counter(item.medium for item in items).most_common())
    credits = sorted({each for item in items if (each := item.text_attribute("credit"))})
    languages = dict(Counter(item.language or "not said" for item in items).most_common())
    if as_json:
        print_json({"name": name, **about.model_dump(), "media": media, "languages": languages})
        return
    spaces = ", ".join(f"{space} ({size})" for space, size in about.spaces.items())
    facts = (
        ("catalogue", name),
        ("items", str(about.items)),
        ("built", about.built),
        ("vectors", f"{spaces}, at {about.place}"),
        ("media", _counts(media)),
        ("languages", _counts(languages)),
        *(("credits", each) for each in credits),
    )
    print_table(("", ""), facts)


def remove_catalogue(name: str) -> None:
    catalogues_of(read_settings()).remove(name)
    print(f"catalogue {name!r} is removed")


def export_catalogue(name: str, target: Path) -> None:
    catalogues_of(read_settings()).export(name, target)
    print(f"catalogue {name!r} is in {target}")


def _fetch_llm(llm: str, settings: Settings, bars: Bars) -> str:
    """Fetch the language model meant; return what SHELFTALK_LLM must be for it to answer."""
    from agent.downloads import fetch_gguf_from_hub, fetch_known
    from agent.known_models import DEFAULT_LLM, SMALL_LLM
    from agent.weights import own_gguf

    known = {"default": DEFAULT_LLM, "small": SMALL_LLM}
    wanted = llm or settings.llm
    if wanted in known:
        fetch_known(known[wanted], settings.models, bars)
        return wanted
    if wanted.endswith(".gguf") or Path(wanted).exists():
        return str(own_gguf(Path(wanted)))
    if "/" in wanted and llm:
        return str(fetch_gguf_from_hub(wanted, settings.models, bars))
    if ":" in wanted:
        return wanted  # a model that another server holds
    raise ShelftalkError(
        f"--llm {wanted}: there is no such file; name a GGUF file, a model of the hub such as"
        " OWNER/NAME, 'default' or 'small'"
    )


def _print_report(report: AddReport, *, as_json: bool) -> None:
    if as_json:
        print_json(report.model_dump(mode="json"))
        return
    liked = report.liked
    for line in (*report.bad, *report.repeated, *report.unread, *(liked.bad if liked else ())):
        print(printable(str(line)), file=sys.stderr)
    if liked:
        print(
            f"{liked.ratings} ratings of {liked.users} people; left out: {liked.unknown} of unknown items,"
            f" {liked.repeated} repeated, {len(liked.bad)} that make no sense"
        )
    if report.unread:
        print(
            f"files that could not be used as they should: {len(report.unread)};"
            " their items are there all the same"
        )
    removed = f" {report.removed} removed," if report.removed else ""
    print(
        f"{report.added} added, {report.changed} changed, {report.unchanged} unchanged,{removed}"
        f" {len(report.bad)} left out; {report.total} items now ({report.seconds:.1f} s)"
    )


def _counts(counts: dict[str, int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in counts.items())
