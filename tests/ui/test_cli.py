import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from agent import Settings, editing
from agent.profile import ME
from tests.fakes import WordEncoder
from tests.ui.fakes import FakeApp
from ui.cli import run
from ui.commands import commands


@pytest.fixture(autouse=True)
def fake_models(monkeypatch: pytest.MonkeyPatch, app: FakeApp) -> None:
    monkeypatch.setattr("agent.open_app", lambda settings, **kwargs: app)  # pyright: ignore[reportUnknownLambdaType,reportUnknownArgumentType]
    monkeypatch.setattr("agent.build.load_encoder", lambda settings: WordEncoder())  # pyright: ignore[reportUnknownLambdaType,reportUnknownArgumentType]


def say(*arguments: str) -> str:
    """Run a command that succeeds; return what it printed."""
    result = CliRunner().invoke(commands, arguments, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def failure(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Run a command that fails; return its one line."""
    assert run(arguments) == 1
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    return lines[0]


def test_ask_prints_picks_with_reasons_and_no_colours_into_a_pipe() -> None:
    printed = say("ask", "a slow film")
    assert "1. Slow Rain · film · 1982\n   Ann Lee · 117 min\n   Rain falls on" in printed
    assert "✓ mood: melancholy  ! faster than you asked for\n" in printed
    assert "\x1b" not in printed


def test_ask_in_chinese_is_answered_in_chinese() -> None:
    assert "1. 慢雨 · Slow Rain · 电影 · 1982\n   李安妮 · 117分钟\n   雨下得很慢。" in say("ask", "想看电影")


def test_ask_as_json_prints_the_public_answer_and_nothing_else() -> None:
    answer: dict[str, Any] = json.loads(say("ask", "想看电影", "--json"))
    assert answer["picks"][0]["id"] == "film-slow-1982"
    said = {"session", "ledger", "query", "picks", "reply", "question", "relaxed", "degraded"}
    assert set(answer) >= {*said, "timings", "tokens"}
    assert set(answer["timings"]) >= {"first_picks_s", "total_s"}
    assert set(answer["tokens"]) >= {"prompt_evaluated", "generated"}
    pick = {"id", "title", "medium", "year", "reasons", "text", "provenance"}
    assert all(set(one) >= pick for one in answer["picks"])


def test_ask_goes_on_with_a_session(app: FakeApp) -> None:
    session = json.loads(say("ask", "a film", "--json"))["session"]
    say("ask", "slower", "--session", session)
    assert len(app.conversations.load(session).answers) == 2


def test_ask_begins_a_session_of_a_new_name(app: FakeApp) -> None:
    say("ask", "a film", "--session", "sunday")
    assert json.loads(say("ask", "slower", "--session", "sunday", "--json"))["session"] == "sunday"
    assert len(app.conversations.load("sunday").answers) == 2


def test_sessions_are_listed_renamed_exported_and_deleted(tmp_path: Path) -> None:
    assert "no conversation yet" in say("session", "list")
    say("ask", "想看电影", "--session", "sunday")
    say("session", "rename", "sunday", "星期天")
    (told,) = json.loads(say("session", "list", "--json"))
    assert (told["id"], told["title"], told["turns"]) == ("sunday", "星期天", 1)
    assert "星期天" in say("session", "list")
    for name in ("c.json", "c.md"):
        say("session", "export", "sunday", str(tmp_path / name))
    assert json.loads((tmp_path / "c.json").read_text("utf-8"))["turns"][0]["message"] == "想看电影"
    assert (tmp_path / "c.md").read_text("utf-8").startswith("# 星期天\n\nstarter, 20")
    say("session", "delete", "sunday")
    assert json.loads(say("session", "list", "--json")) == []


def test_forget_forgets_what_holds_for_good_and_every_conversation(app: FakeApp) -> None:
    say("ask", "a slow film", "--session", "sunday")
    editing.pin(app.conversations, "sunday", app.conversations.load("sunday").ledger.facts[0])
    assert app.conversations.profile(ME)
    assert "1 conversation" in say("forget")
    assert (app.conversations.profile(ME), app.conversations.of(ME)) == ((), ())


def test_stage_picks_leaves_the_words_out_and_keeps_the_reasons() -> None:
    printed = say("ask", "a slow film", "--stage", "picks")
    assert "Rain falls" not in printed
    assert "✓ mood: melancholy" in printed


def test_chat_answers_each_line_until_the_input_ends(app: FakeApp) -> None:
    result = CliRunner().invoke(commands, ["chat"], input="a film\n\n  \n一本书\n")
    assert result.exit_code == 0
    assert app.heard == ["a film", "一本书"]


def test_bytes_that_are_no_text_are_answered_too(app: FakeApp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"a film \xff\n")))
    assert run(["chat"]) == 0
    assert run(["ask", "a film \udcff"]) == 0
    assert app.heard == ["a film \ufffd", "a film \ufffd"]


def test_commands_to_the_terminal_in_an_item_are_not_passed_on(
    settings: Settings, tmp_path: Path, app: FakeApp
) -> None:
    source = tmp_path / "nasty.jsonl"
    item = {
        "id": "n",
        "title": "[red]\x1b]0;owned\x07\x1b[31m",
        "medium": "film",
        "description": "\x1b[2J[bold]x",
    }
    source.write_text(json.dumps(item), "utf-8")
    say("add", str(source), "--catalogue", "nasty")
    printed = say("ask", "a film", "--catalogue", "nasty")
    assert "1. [red]]0;owned[31m" in printed
    assert "[2J[bold]x" in printed
    assert "\x1b" not in printed


def test_add_keeps_the_good_lines_and_tells_each_bad_one(tmp_path: Path) -> None:
    source = tmp_path / "films.csv"
    source.write_text("Key,Name,Made\na,Alpha,1980\nb,Beta,soon\n", "utf-8")
    columns = "id=Key,title=Name,year=Made,medium=:film"
    result = CliRunner().invoke(commands, ["add", str(source), "--catalogue", "mine", "--map", columns])
    assert result.exit_code == 0
    assert result.stdout.startswith("1 added, 0 changed, 0 unchanged, 1 left out; 1 items now")
    assert "films.csv:3: year:" in result.stderr
    assert '"soon"' in result.stderr


def test_catalogues_are_listed_shown_exported_and_removed(tmp_path: Path) -> None:
    assert json.loads(say("catalogue", "list", "--json"))[0]["name"] == "starter"
    assert "1 film, 1 book" in say("catalogue", "show", "starter")
    target = tmp_path / "out.jsonl"
    say("catalogue", "export", "starter", str(target))
    assert len(target.read_text("utf-8").splitlines()) == 2
    say("catalogue", "remove", "starter")
    assert "no catalogue yet" in say("catalogue", "list")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("ask", "x", "--catalogue", "attic"), "there is no catalogue 'attic'"),
        (("ask", "x", "--session", "no/such"), "an id has letters"),
        (("session", "delete", "none"), "there is no such conversation"),
        (("session", "export", "none", "c.txt"), ".json or .md"),
        (("add", "nowhere.csv"), "nowhere.csv"),
        (("add", "--map", "nonsense"), "--map nonsense"),
        (("catalogue", "remove", "attic"), "'attic'"),
        (("setup", "--llm", "nonsense"), "name a GGUF file"),
        (("serve", "--host", "0.0.0.0"), "SHELFTALK_TOKEN"),
        (("play", "nowhere"), "nowhere"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    assert said in failure(capsys, *arguments)


def test_without_a_catalogue_setup_is_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SHELFTALK_DATA", str(tmp_path / "empty"))
    assert "shelftalk setup" in failure(capsys, "ask", "x")


def test_a_setting_that_makes_no_sense_is_named_with_its_value(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHELFTALK_PORT", "http")
    assert "SHELFTALK_PORT='http'" in failure(capsys, "serve")


def test_a_setting_of_a_file_that_makes_no_sense_is_named_with_the_file(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "own.toml"
    file.write_text('port = "many"')
    monkeypatch.setenv("SHELFTALK_CONFIG", str(file))
    assert f"{file}: port='many': " in failure(capsys, "serve")


def test_a_site_no_browser_would_name_is_said_before_models_load(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("agent.open_app", lambda settings, **kwargs: pytest.fail("models were loaded"))  # pyright: ignore[reportUnknownLambdaType,reportUnknownArgumentType]
    monkeypatch.setenv("SHELFTALK_ORIGINS", "https://shop.example/path")
    assert "SHELFTALK_ORIGINS='https://shop.example/path'" in failure(capsys, "serve", "--port", "0")


def test_a_port_in_use_is_named_with_the_remedy(capsys: pytest.CaptureFixture[str]) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = failure(capsys, "serve", "--port", str(port))
    assert f"port {port}" in said
    assert "--port" in said


@pytest.mark.parametrize(
    "arguments",
    [("sing",), ("ask",), ("ask", "x", "--stage", "half"), ("eval", "x.jsonl"), ("serve", "--port", "x")],
)
def test_wrong_use_exits_with_2(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 2
    assert "Usage: shelftalk" in capsys.readouterr().err


def test_the_command_line_can_be_started_as_a_module() -> None:
    helped = subprocess.run([sys.executable, "-m", "ui.cli", "--help"], capture_output=True, check=True)
    assert b"Usage: shelftalk" in helped.stdout


def test_an_interrupt_exits_with_130_and_one_line(
    app: FakeApp, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(app, "turn", interrupted)
    assert run(["ask", "a film"]) == 130
    assert capsys.readouterr().err.strip() == "shelftalk: interrupted"
