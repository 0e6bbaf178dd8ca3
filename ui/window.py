"""What the chat window shows after each thing a person does in it; how it is laid out is in chat.py."""

from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing

from agent import Preferences
from retrieval.models import Record, ShelftalkError

from .acts import Act, Forget, Look, Rename, act_of, edited
from .asked import Along
from .bodies import Drop, Pin, Replace, Undo
from .cards import notice_html, turn_html, turns_html
from .chips import ledger_html, standing_ledger_html
from .menu import Kept, conversations_html, kept_by
from .parts import Part, Shown, answering, labels
from .turns import Turns
from .view import TurnView
from .words import WORDS, language_of


class Question(Record):
    message: str
    """May be empty where something is shown."""
    along: Along
    session: str
    """Empty for a new conversation."""
    catalogue: str
    language: str
    preferences: Preferences
    tab: str


class Window:
    """What happens in the page; visitors are told apart by the conversation they name."""

    def __init__(self, turns: Turns, catalogue: str) -> None:
        """Conversations are about `catalogue` unless another is chosen."""
        self._turns = turns
        self._catalogues = turns.app.catalogues
        self._conversations = turns.app.conversations
        self._default = catalogue
        self._asking: dict[str, str] = {}
        """The conversation in which each tab asked last."""

    def open(self, kept: str, address: Mapping[str, str], accepted: str) -> Shown:
        """Show the conversation the address names, or the start, as this browser's reader likes it."""
        likes = kept_by(kept)
        language = language_of(address.get("lang") or likes.language or accepted)
        catalogue = likes.catalogue if likes.catalogue in self._catalogues.names() else self._default
        shown = {**labels(language), **self._choice(catalogue, language)}
        if likes.picks is not None:
            shown[Part.PICKS] = {"value": likes.picks, "label": WORDS[language].picks}
        if likes.adventurous is not None:
            shown[Part.ADVENTUROUS] = {"value": likes.adventurous, "label": WORDS[language].adventurous}
        session = address.get("session", "")
        return {**shown, **(self._resumed(session, language) if session else {})}

    async def ask(self, question: Question) -> AsyncGenerator[Shown]:
        """Show the turn as it comes about, below those before it."""
        language = question.language
        message = question.message if question.message.strip() else WORDS[language].shown_message
        asked = TurnView(message=message, language=language)
        yield {Part.LIVE: turn_html(asked), **answering()}
        try:
            past = await self._turns.conversation(question.session, question.catalogue)
            if question.along.rewinding.isdecimal():
                past = await self._turns.rewound(past.id, int(question.along.rewinding))
        except ShelftalkError as error:
            yield {Part.LIVE: turn_html(asked.failed(str(error)))}
            return
        self._asking[question.tab] = past.id
        begun = {"catalogue": past.catalogue, "number": len(past.answers), "ledger": past.ledger.facts}
        asked = asked.model_copy(update=begun)
        yield {Part.FINISHED: turns_html(past), Part.SESSION: past.id}
        files = [file.data for file in question.along.files]
        async with aclosing(self._turns.views(past.id, asked, question.preferences, files)) as views:
            async for view in views:
                if self._asking.get(question.tab) != past.id:
                    return  # a new conversation began: the end of this turn must not be painted into it
                ledger = standing_ledger_html(view.ledger, language)
                yield {Part.LIVE: turn_html(view), Part.LEDGER: ledger}

    def listen(self, session: str, language: str) -> Shown:
        """Wait for the next message, and let the ledger be changed."""
        try:
            ledger = ledger_html(self._conversations.load(session), language) if session else ""
        except ShelftalkError:
            ledger = ""  # deleted in another tab
        return {Part.SEND: {"visible": True}, Part.STOP: {"visible": False}, Part.LEDGER: ledger}

    def break_off(self, language: str) -> Shown:
        return {Part.LIVE: notice_html(WORDS[language].broken, language)}

    def stop(self, session: str) -> None:
        self._turns.stop(session)

    def leave(self, tab: str) -> None:
        self._turns.stop(self._asking.pop(tab, ""))

    def begin_anew(self, session: str, tab: str) -> Shown:
        self._asking.pop(tab, None)
        self._turns.stop(session)
        empty: Shown = dict.fromkeys((Part.FINISHED, Part.LIVE, Part.SESSION, Part.TOLD), "")
        return {**empty, Part.START: {"visible": True}, **self.listen("", "")}

    def act(self, act: str, session: str, language: str, tab: str) -> Shown:
        """Do what a click asks for, and show what comes of it."""
        try:
            return {Part.TOLD: "", **self._acted(act_of(act), session, language, tab)}
        except ShelftalkError as error:
            return {Part.TOLD: notice_html(str(error), language)}

    def list_conversations(self, kept: str, session: str, language: str) -> Shown:
        return self._listed(kept_by(kept), session, language)

    def switch_language(self, session: str, language: str) -> Shown:
        other = "en" if language == "zh" else "zh"
        ledger = self.listen(session, other)[Part.LEDGER]
        return {**labels(other), **({} if self._turns.is_running(session) else {Part.LEDGER: ledger})}

    def _acted(self, act: Act, session: str, language: str, tab: str) -> Shown:
        match act:
            case Look():
                self._turns.require_idle(session)
                return {Part.LEDGER: ledger_html(self._conversations.load(session), language)}
            case Rename():
                self._conversations.rename(act.session, act.title)
                return self._listed(act.kept, session, language)
            case Forget():
                self._turns.stop(act.session)
                self._conversations.delete(act.session)
                anew = self.begin_anew(session, tab) if act.session == session else {}
                return {**anew, **self._listed(act.kept, "" if anew else session, language)}
            case Drop() | Pin() | Replace() | Undo():
                self._turns.require_idle(session)
                return {Part.LEDGER: ledger_html(edited(self._conversations, session, act), language)}

    def _resumed(self, session: str, language: str) -> Shown:
        try:
            conversation = self._conversations.load(session)
        except ShelftalkError as error:
            return {Part.FINISHED: notice_html(str(error), language), Part.SESSION: ""}
        return {
            Part.FINISHED: turns_html(conversation),
            Part.LEDGER: ledger_html(conversation, language),
            Part.START: {"visible": not conversation.answers},
            Part.SESSION: session,
            **self._choice(conversation.catalogue, language),
        }

    def _listed(self, kept: Kept, session: str, language: str) -> Shown:
        summaries = self._conversations.among(kept.known)
        return {Part.CONVERSATIONS: conversations_html(summaries, language, session)}

    def _choice(self, catalogue: str, language: str) -> Shown:
        # the conversation's own may have been removed since
        names = list(dict.fromkeys((*self._catalogues.names(), catalogue)))
        label = WORDS[language].catalogue
        return {
            Part.CATALOGUE: {"choices": names, "value": catalogue, "visible": len(names) > 1, "label": label}
        }
