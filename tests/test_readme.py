"""What the README tells people to type is there. Its Python client runs in tests/ui/test_server.py."""

import re
import shlex
from importlib.util import find_spec
from pathlib import Path

import pytest
from typer.core import TyperGroup
from typer.main import get_command

from agent.settings import Settings
from ui.commands import commands

README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
MAKEFILE = (Path(__file__).parents[1] / "Makefile").read_text("utf-8")


@pytest.mark.parametrize("line", re.findall(r"(?m)^ {4}(?:SHELFTALK_\S+ )*shelftalk (.+)$", README))
def test_each_command_is_understood(line: str) -> None:
    arguments = shlex.split(line, comments=True)
    command = get_command(commands)
    while isinstance(command, TyperGroup):
        name, *arguments = arguments
        assert name in command.commands
        command = command.commands[name]
    command.make_context(command.name, arguments)


@pytest.mark.parametrize("name", sorted(set(re.findall(r"SHELFTALK_([A-Z_]+)", README))))
def test_each_setting_is_one(name: str) -> None:
    assert name.lower() in {*Settings.model_fields, "config"}


@pytest.mark.parametrize("module", sorted(set(re.findall(r"python -m (tests[\w.]+)", README))))
def test_each_module_is_there(module: str) -> None:
    assert find_spec(module)


@pytest.mark.parametrize("target", sorted(set(re.findall(r"(?m)(?:^ {4}|`)make (\w[\w-]*)", README))))
def test_each_target_of_make_is_one(target: str) -> None:
    assert re.search(rf"(?m)^{target}:", MAKEFILE)
