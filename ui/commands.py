"""The command line: what can be said. What the commands do is in commands_*.py."""

from contextlib import nullcontext
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from retrieval.models import Branch

commands = typer.Typer(
    name="shelftalk",
    help="Talk with your shelf: a local conversational recommender.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
shelf = typer.Typer(help="List, show, remove and export catalogues.", no_args_is_help=True)
commands.add_typer(shelf, name="catalogue")
talks = typer.Typer(help="List, rename, export and delete your conversations.", no_args_is_help=True)
commands.add_typer(talks, name="session")


class TurnStage(StrEnum):
    PICKS = "picks"
    FULL = "full"


class EvaluationStage(StrEnum):
    RETRIEVAL = "retrieval"
    FULL = "full"


Json = Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")]
Catalogue = Annotated[str, typer.Option(help="The catalogue; the configured one if left out.")]
Interactions = Annotated[
    list[Path] | None, typer.Option(metavar="FILE.csv", help="Who liked what; may be repeated.")
]
Stage = Annotated[TurnStage, typer.Option(help="`picks` leaves the wording out and is faster.")]
Name = Annotated[str, typer.Argument(help="The catalogue's name.")]
Id = Annotated[str, typer.Argument(metavar="ID", help="The conversation, as `session list` names it.")]


@commands.command()
def setup(
    llm: Annotated[str, typer.Option(help="A GGUF file, a hub id, `default` or `small`.")] = "",
    speech: Annotated[
        bool, typer.Option("--speech", help="Also what hears what is said in recordings, 148 MB.")
    ] = False,
) -> None:
    """Fetch the models, check them, and build the starter catalogue."""
    from .commands_shelf import setup

    setup(llm=llm, speech=speech)


@commands.command()
def add(
    sources: Annotated[
        list[Path] | None,
        typer.Argument(help="JSON lines, CSV, Parquet, folders of media, or pack:NAME; none: build anew."),
    ] = None,
    catalogue: Catalogue = "",
    columns: Annotated[
        str, typer.Option("--map", help="Columns of tables: title=Name,year=Released,...")
    ] = "",
    interactions: Interactions = None,
    watch: Annotated[bool, typer.Option("--watch", help="Add again whenever a folder changes.")] = False,
    as_json: Json = False,
) -> None:
    """Add items, or who liked what, to a catalogue; what changed replaces what was there."""
    from .commands_shelf import add, add_and_watch

    liked = interactions or ()
    if watch and liked:
        raise typer.BadParameter("--watch and --interactions do not go together: add the interactions first")
    if watch:
        add_and_watch(sources or (), catalogue=catalogue, columns=columns, as_json=as_json)
        return
    add(sources or (), catalogue=catalogue, columns=columns, interactions=liked, as_json=as_json)


@commands.command()
def ask(
    message: Annotated[str | None, typer.Argument(help="What you are in the mood for.")] = None,
    catalogue: Catalogue = "",
    session: Annotated[str, typer.Option(help="Go on with this conversation, or begin it.")] = "",
    attach: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="A picture, a sound or a video; may be repeated."),
    ] = None,
    stage: Stage = TurnStage.FULL,
    as_json: Json = False,
) -> None:
    """Ask one question, in words, by a picture, a sound or a video."""
    from .commands_talk import ask

    worded = stage is TurnStage.FULL
    files = attach or ()
    if message is None and not files:
        raise typer.BadParameter("say what you are in the mood for, or --attach a file")
    ask(message or "", catalogue=catalogue, session=session, worded=worded, attached=files, as_json=as_json)


@commands.command()
def chat(catalogue: Catalogue = "") -> None:
    """Talk in the terminal; an empty line asks nothing, the end of the input ends it."""
    from .commands_talk import chat

    chat(catalogue=catalogue)


@commands.command()
def serve(
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "",
    port: Annotated[int | None, typer.Option(help="0 takes a free one.", max=65535)] = None,
    open_browser: Annotated[bool, typer.Option("--open", help="Open a browser.")] = False,
) -> None:
    """Serve the chat window and the API, on this machine only unless told otherwise."""
    from .commands_talk import serve

    serve(host=host, port=port, open_browser=open_browser)


@commands.command()
def doctor(as_json: Json = False) -> None:
    """Check models, catalogues, disk, memory and port; exit with 1 if something is wrong."""
    from .commands_check import doctor

    if not doctor(as_json=as_json):
        raise typer.Exit(1)


@commands.command()
def play(
    paths: Annotated[list[Path], typer.Argument(help="Dialogues in YAML, or folders of them.")],
    stage: Stage = TurnStage.FULL,
    as_json: Json = False,
) -> None:
    """Play scripted dialogues; exit with 1 if one fails."""
    from .commands_check import play

    if not play(paths, worded=stage is TurnStage.FULL, as_json=as_json):
        raise typer.Exit(1)


@commands.command("eval")
def evaluate(  # noqa: PLR0913, PLR0917  the parameters are the command line
    turns: Annotated[Path, typer.Argument(metavar="FILE.jsonl", help="Recorded turns.")],
    catalogue: Annotated[str, typer.Option(help="The catalogue they are about.")],
    interactions: Interactions = None,
    stage: Annotated[
        EvaluationStage, typer.Option(help="`full` lets the model parse and re-rank.")
    ] = EvaluationStage.RETRIEVAL,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many turns.")] = None,
    without: Annotated[list[Branch] | None, typer.Option(help="Leave a branch out; may be repeated.")] = None,
    as_json: Json = False,
) -> None:
    """Measure recommendations against recorded conversations."""
    from agent.evaluation_report import Request
    from agent.evaluation_report import Stage as Measured

    from .commands_check import evaluate
    from .opening import read_settings

    settings = read_settings()
    request = Request(
        turns=turns,
        catalogue=catalogue,
        interactions=tuple(interactions or ()),
        limit=limit,
        without=tuple(without or ()),
        adventurous=settings.adventurous,
        shown=settings.shown,
    )
    evaluate(request, Measured(stage), as_json=as_json)


@commands.command()
def tune(
    catalogue: Annotated[str, typer.Option(help="The catalogue to tune.")],
    turns: Annotated[
        Path | None,
        typer.Argument(metavar="[FILE.jsonl]", help="Recorded turns; without them, picks accepted here."),
    ] = None,
    interactions: Interactions = None,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many turns.")] = None,
    as_json: Json = False,
) -> None:
    """Learn from recorded conversations, or from the log, how much each branch is worth on a catalogue."""
    from agent.evaluation_report import Request

    from .commands_check import accepted_here, tune

    liked = tuple(interactions or ())
    with nullcontext(turns) if turns else accepted_here(catalogue) as file:
        tune(Request(turns=file, catalogue=catalogue, interactions=liked, limit=limit), as_json=as_json)


@commands.command()
def forget() -> None:
    """Forget you: what you said for good ("no horror, ever"), and all of your conversations."""
    from .commands_session import forget

    forget()


@talks.command("list")
def list_sessions(as_json: Json = False) -> None:
    """List your conversations, the newest first."""
    from .commands_session import list_sessions

    list_sessions(as_json=as_json)


@talks.command("rename")
def rename_session(session: Id, title: Annotated[str, typer.Argument(help="The new title.")]) -> None:
    """Give a conversation another title."""
    from .commands_session import rename_session

    rename_session(session, title)


@talks.command("export")
def export_session(
    session: Id, target: Annotated[Path, typer.Argument(help="The file to write: .json or .md.")]
) -> None:
    """Write a conversation as JSON or as Markdown."""
    from .commands_session import export_session

    export_session(session, target)


@talks.command("delete")
def delete_session(session: Id) -> None:
    """Remove a conversation for good."""
    from .commands_session import delete_session

    delete_session(session)


@shelf.command("list")
def list_catalogues(as_json: Json = False) -> None:
    """List the catalogues."""
    from .commands_shelf import list_catalogues

    list_catalogues(as_json=as_json)


@shelf.command("show")
def show_catalogue(name: Name, as_json: Json = False) -> None:
    """Show what a catalogue has and how it was built."""
    from .commands_shelf import show_catalogue

    show_catalogue(name, as_json=as_json)


@shelf.command("remove")
def remove_catalogue(name: Name) -> None:
    """Remove a catalogue for good."""
    from .commands_shelf import remove_catalogue

    remove_catalogue(name)


@shelf.command("export")
def export_catalogue(
    name: Name, target: Annotated[Path, typer.Argument(help="The JSON lines file to write.")]
) -> None:
    """Write a catalogue's items as JSON lines."""
    from .commands_shelf import export_catalogue

    export_catalogue(name, target)
