"""What the API does with conversations and the profile; api.py says at which addresses."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from agent.conversations import Summary
from agent.profile import ME
from retrieval.models import ShelftalkError

from .acts import edited
from .bodies import (
    Edit,
    Edited,
    Forgotten,
    NewSession,
    NewTitle,
    Profile,
    Session,
)
from .errors import missing
from .markdown import conversation_markdown
from .turns import Turns
from .visitors import VISITOR, allowed_catalogue


class Sessions:
    """The answers of the addresses; each docstring is what the API's description says of one."""

    def __init__(self, turns: Turns, catalogue: str) -> None:
        self._turns = turns
        self._app = turns.app
        self._catalogue = catalogue

    def start(self, new: NewSession, request: Request) -> Session:
        """Begin a conversation; what you said for good holds in it, but not for a widget's visitors.

        A site whose key is for one catalogue gets that one.
        """
        name = allowed_catalogue(request, new.catalogue, self._catalogue)
        with missing():
            self._app.catalogues.about(name)
        person = "" if request.scope.get(VISITOR) else ME
        return Session.of(self._app.conversations.start(name, person))

    def all(self) -> tuple[Summary, ...]:
        """List every conversation of whoever has the token, the newest first.

        That is you, on all your devices and in all programs; the chat window lists of them only those that
        were begun in the same browser. A widget's visitors have their own, which are not listed here.
        """
        return self._app.conversations.of(ME)

    def session(self, session: str) -> Session:
        """Read a conversation."""
        with missing():
            return Session.of(self._app.conversations.load(session))

    def rename(self, session: str, new: NewTitle) -> Session:
        """Give a conversation another title."""
        with missing():
            return Session.of(self._app.conversations.rename(session, new.title))

    def markdown(self, session: str) -> Response:
        """Save a conversation as a document."""
        with missing():
            text = conversation_markdown(self._app.conversations.load(session))
        headers = {"content-disposition": 'attachment; filename="conversation.md"'}
        return Response(text, media_type="text/markdown; charset=utf-8", headers=headers)

    def delete(self, session: str) -> None:
        """Remove a conversation for good; a turn under way ends."""
        self._turns.stop(session)
        with missing():
            self._app.conversations.delete(session)

    def edit(self, session: str, edit: Edit) -> Edited:
        """Change the ledger by hand: undo the last change, or drop, pin or replace one of its facts."""
        with missing():
            self._app.conversations.load(session)
        try:
            self._turns.require_idle(session)
            after = edited(self._app.conversations, session, edit)
        except ShelftalkError as error:
            raise HTTPException(409, str(error)) from error
        return Edited(session=session, ledger=after.ledger.facts)

    def profile(self) -> Profile:
        """Read what you said for good."""
        return Profile(facts=self._app.conversations.profile(ME))

    def forget(self) -> Forgotten:
        """Forget you: what you said for good, and every conversation of yours, for good."""
        for summary in self._app.conversations.of(ME):
            self._turns.stop(summary.id)
        return Forgotten(conversations=self._app.conversations.forget(ME))
