"""A turn in the terminal: printed piece by piece as its steps arrive."""

import json
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from rich.console import Console
from rich.text import Text

from agent.ledger import Fact
from agent.steps import (
    Answer,
    Done,
    Found,
    Pick,
    Picked,
    ReasonKind,
    Step,
    Understood,
    Worded,
)
from agent.wording import title_of
from retrieval.models import ShelftalkError

from . import item_words
from .plain_text import printable
from .view import TurnView
from .words import WORDS

_INDENT = 3


def print_json(value: Any) -> None:
    """Print one JSON value and nothing else, in whatever encoding the output has."""
    unicode = (sys.stdout.encoding or "").casefold().replace("-", "") == "utf8"
    print(json.dumps(value, ensure_ascii=not unicode, indent=2))


def last_answer(steps: Iterable[Step]) -> Answer:
    """Run the turn to its end without showing it."""
    for step in steps:
        if isinstance(step, Done):
            return step.answer
    raise ShelftalkError("the turn ended without an answer; please report this with the message")


def show_turn(steps: Iterable[Step], console: Console) -> None:
    """Print the turn as it comes; on a terminal a line below says what is being waited for."""
    screen = _Screen(console)
    with console.status(WORDS["en"].reading) as status:
        for step in steps:
            status.update(Text(screen.show(step)))


class _Screen:
    """Prints each thing once, when it is settled."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._view = TurnView(message="", language="en")
        self._printed = 0

    def show(self, step: Step) -> str:
        """Print what the step settles; return what comes next, in words."""
        self._view = self._view.after(step)
        words = WORDS[self._view.language]
        match step:
            case Understood():
                self._print_understood(step)
                return words.looking
            case Found():
                titles = (title_of(pick.item, self._view.language) for pick in step.picks)
                return printable(f"{words.choosing} {' · '.join(titles)}")
            case Picked():
                self._print((step.opening, ""))
                return words.wording
            case Worded():
                self._print_pick(next(p for p in self._view.picks if p.item.id == step.item_id))
                return words.wording
            case Done():
                self._print_rest(step.answer)
                return ""

    def _print_understood(self, step: Understood) -> None:
        for sentence in step.degraded:
            self._print((sentence, "yellow"))
        if step.ledger:
            facts = " · ".join(_fact(fact, step.language) for fact in step.ledger)
            self._print((f"{WORDS[step.language].understood}: {facts}", "dim"))

    def _print_rest(self, answer: Answer) -> None:
        if not answer.picks:
            self._print((answer.reply, ""))
        for pick in self._view.picks[self._printed :]:
            self._print_pick(pick)
        if answer.question:
            self._print((answer.question, "italic"))

    def _print_pick(self, pick: Pick) -> None:
        self._printed += 1
        language, item = self._view.language, pick.item
        kind = (
            item_words.other_title(item, language),
            item_words.medium(item, language),
            item_words.year(item, language),
        )
        by = item_words.details(item, language)
        self._print(
            (f"{self._printed}. ", ""),
            (title_of(item, language), "bold"),
            ("".join(f" · {fact}" for fact in kind if fact), "dim"),
        )
        self._print((" · ".join(filter(None, by)), "dim"), indent=_INDENT)
        self._print((pick.text, ""), indent=_INDENT)
        self._print(*_reasons(pick), indent=_INDENT)

    def _print(self, *parts: tuple[str, str], indent: int = 0) -> None:
        """Print texts with their styles on a line of its own, broken only for a terminal."""
        text = Text.assemble(*((printable(words), style) for words, style in parts))
        if not text.plain:
            return
        if self._console.is_terminal:
            lines = text.wrap(self._console, self._console.width - indent)
        else:
            lines = text.split("\n")
        for line in lines:
            self._console.print(" " * indent, line, sep="", soft_wrap=True)


def _fact(fact: Fact, language: str) -> str:
    role = WORDS[language].roles[fact.role]
    return f"{role} {item_words.wish(fact, language)}".strip()


def _reasons(pick: Pick) -> Iterator[tuple[str, str]]:
    for place, reason in enumerate(pick.reasons):
        mark, style = ("!", "yellow") if reason.kind is ReasonKind.CAUTION else ("✓", "green")
        yield f"{'  ' if place else ''}{mark} {reason.text}", style
