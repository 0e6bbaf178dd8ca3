"""An application without a model: it finds by medium and answers at once, or as slowly as a test asks."""

import threading
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from agent import App, Cancelled, Preferences, Settings
from agent.conversations import Conversation, Conversations
from agent.ledger import Fact, Role, Strength
from agent.steps import (
    Answer,
    Done,
    Found,
    Pick,
    Picked,
    Reason,
    ReasonKind,
    Step,
    Tokens,
    Understood,
    Worded,
)
from retrieval.catalogue import Catalogues
from retrieval.models import Branch, InterestQuery, Item, Provenance, ShelftalkError
from retrieval.spelling import is_han
from retrieval.stills import Shown
from retrieval.vocabulary import vocabulary

SHOWN = 5
AS_CONFIGURED = Preferences()


class FakeApp:
    """Real catalogues and conversations; only the recommending is made up."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.catalogues = Catalogues(settings.catalogues)
        self.conversations = Conversations(settings.conversations)
        self.pause_seconds = 0.0
        """Before each step."""
        self.trouble = ""
        """The sentence with which turns fail, when there is one."""
        self.left = threading.Event()
        """Set when a turn ended because nobody wanted it any more."""
        self.heard: list[str] = []
        self.attached: list[bytes] = []
        self.preferred: list[Preferences] = []
        self.queue = 0
        """How many the model answers before anyone."""
        self._searches: dict[str, FakeSearch] = {}
        self._opening = threading.Lock()

    def as_app(self) -> App:
        return cast(App, self)

    def search(self, name: str) -> "FakeSearch":
        with self._opening:
            if name not in self._searches:
                with self.catalogues.open(name) as catalogue:
                    self._searches[name] = FakeSearch(catalogue.items, catalogue.stills)
            return self._searches[name]

    def close(self) -> None:
        self.conversations.close()

    def turn(
        self,
        session: str,
        message: str,
        *,
        cancelled: threading.Event,
        worded: bool = True,
        preferences: Preferences = AS_CONFIGURED,
        attached: Sequence[Path] = (),
    ) -> Iterator[Step]:
        self.attached.extend(file.read_bytes() for file in attached)
        past = self.conversations.load(session)
        for step in self.reply(past, message, cancelled=cancelled, worded=worded, preferences=preferences):
            if isinstance(step, Done):
                self.conversations.keep(past, step.answer)
            yield step

    def reply(
        self,
        past: Conversation,
        message: str,
        *,
        cancelled: threading.Event,
        worded: bool = True,
        preferences: Preferences = AS_CONFIGURED,
    ) -> Iterator[Step]:
        self.heard.append(message)
        self.preferred.append(preferences)
        for step in self._steps(past, message, worded, preferences.shown or SHOWN):
            self._wait(cancelled)
            try:
                yield step
            except GeneratorExit:
                self.left.set()
                raise

    def past_of(self, catalogue: str, messages: Sequence[tuple[str, str]]) -> Conversation:
        answers = tuple(_past_answer(message) for role, message in messages if role == "user")
        return Conversation(id="", catalogue=catalogue, created=datetime.now(UTC), answers=answers)

    def ahead_of(self, thread: int) -> int:
        return self.queue

    def _wait(self, cancelled: threading.Event) -> None:
        if self.trouble:
            raise ShelftalkError(self.trouble)
        if cancelled.wait(self.pause_seconds):
            self.left.set()
            raise Cancelled

    def _steps(self, conversation: Conversation, message: str, worded: bool, shown: int) -> Iterator[Step]:
        language = "zh" if is_han(message) else "en"
        new = tuple(_facts(message, len(conversation.answers) + 1))
        changes = tuple(fact.words for fact in new)
        facts = conversation.ledger.updated(new).facts
        yield Understood(ledger=facts, changes=changes, language=language)
        items = tuple(self.search(conversation.catalogue).items.values())
        stills = self.search(conversation.catalogue).stills
        picks = tuple(_pick(item, language, stills.get(item.id)) for item in _fitting(items, facts)[:shown])
        yield Found(picks=picks)
        opening = "你想要的，我找到了这些：" if language == "zh" else "Here is what I found for you:"
        yield Picked(picks=picks, opening=opening)
        if worded:
            picks = tuple(pick.model_copy(update={"text": _text(pick.item, language)}) for pick in picks)
            for pick in picks:
                yield Worded(item_id=pick.item.id, text=pick.text, by_model=True)
        yield Done(
            answer=Answer(
                session=conversation.id,
                message=message,
                language=language,
                before=conversation.ledger.facts,
                ledger=facts,
                changes=changes,
                query=InterestQuery(wish=message),
                picks=picks,
                reply="\n".join((opening, *_lines(picks))),
                question="喜欢更轻松一点的吗？" if language == "zh" else "Should it be lighter?",
                options=("轻松一点的", "深沉一点的") if language == "zh" else ("something light", "darker"),
                timings={"first_picks_s": 0.1, "total_s": 0.2},
                tokens=Tokens(prompt_evaluated=10, generated=20, calls=2),
            )
        )


class FakeSearch:
    def __init__(self, items: Mapping[str, Item], stills: Mapping[str, Shown]) -> None:
        self.items = items
        self.stills = stills


def _past_answer(message: str) -> Answer:
    facts = tuple(_facts(message, 1))
    return Answer(
        session="",
        message=message,
        language="en",
        ledger=facts,
        query=InterestQuery(),
        picks=(),
        reply="",
    )


def _lines(picks: Sequence[Pick]) -> Iterator[str]:
    for number, pick in enumerate(picks, start=1):
        yield f"{number}. {pick.item.title}: {pick.text}"


def _facts(message: str, turn: int) -> Iterator[Fact]:
    for mention in vocabulary().mentions(message):
        refused = "no " in message[: mention.start] or "不要" in message[: mention.start]
        yield Fact(
            role=Role.REJECTED if refused else Role.TARGET,
            field=mention.kind,
            value=mention.word,
            strength=Strength.HARD if mention.kind == "medium" else Strength.SOFT,
            words=message[mention.start : mention.end],
            turn=turn,
        )


def _fitting(items: Sequence[Item], facts: Sequence[Fact]) -> list[Item]:
    media = {fact.value for fact in facts if fact.field == "medium"}
    words = {fact.value for fact in facts if fact.role is Role.TARGET}
    fitting = [item for item in items if not media or item.medium in media]
    return sorted(fitting, key=lambda item: -len(words & {*item.genres, *item.tags}))


def _pick(item: Item, language: str, still: Shown | None) -> Pick:
    mood = (item.tags or item.genres or (item.medium,))[0]
    label = vocabulary().label("mood", mood, language)
    fits = f"气质：{label}" if language == "zh" else f"mood: {label}"
    caution = "节奏比你要的快" if language == "zh" else "faster than you asked for"
    return Pick(
        item=item,
        reasons=(
            Reason(kind=ReasonKind.MOOD, text=fits),
            Reason(kind=ReasonKind.CAUTION, text=caution),
        ),
        provenance=(Provenance(branch=Branch.TEXT, rank=1),),
        moment=still.seconds if still else None,
    )


def _text(item: Item, language: str) -> str:
    return (item.text_attribute("description_zh") if language == "zh" else "") or item.description
