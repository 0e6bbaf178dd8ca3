"""The templates of the chat window; all text given to them is data, and escaped."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template


@cache
def template(name: str) -> Template:
    folder = FileSystemLoader(Path(__file__).with_name("pages"))
    return Environment(loader=folder, autoescape=True, undefined=StrictUndefined).get_template(f"{name}.html")
