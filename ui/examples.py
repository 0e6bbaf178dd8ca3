"""What the API answers, as an example: one turn, in the forms that the answering code itself gives it."""

import json
from datetime import UTC, datetime
from typing import Any

from agent.conversations import Conversation, Summary
from agent.feedback import FeedbackKind
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
from retrieval.models import Branch, Creator, InterestQuery, Item, Provenance

from .bodies import CatalogueSummary, Edited, Forgotten, Judged, Profile, Session
from .events import event
from .markdown import answer_lines, conversation_markdown
from .openai_forms import ReplyForm

SESSION = "0f2c4e6a8b1d4f3c9e7a5b2d1c0f8e6a"
_SHELF = "starter"
_BEGUN = datetime(2026, 11, 30, 12, tzinfo=UTC)
_ITEM = Item(
    id="film-good-morning-1959",
    title="Good Morning",
    medium="film",
    year=1959,
    creators=(Creator(name="Yasujiro Ozu", role="director"),),
    genres=("comedy", "family"),
    tags=("funny", "warm"),
    description="Two suburban brothers want a television set, and stop talking altogether.",
    language="ja",
    country="JP",
    duration_minutes=94,
    attributes={"title_zh": "早安", "creators_zh": ("小津安二郎",)},
)
_LEDGER = (
    Fact(role=Role.TARGET, field="mood", value="warm", words="warm", turn=1),
    Fact(role=Role.TARGET, field="medium", value="film", strength=Strength.HARD, words="film", turn=1),
)
_FOUND = Pick(
    item=_ITEM,
    reasons=(Reason(kind=ReasonKind.MOOD, text="warm"),),
    provenance=(Provenance(branch=Branch.TEXT, rank=1),),
)
_OPENING = "Here is one film: warm."
_WORDED = _FOUND.model_copy(update={"text": _ITEM.description, "text_by_model": True})
_ANSWER = Answer(
    session=SESSION,
    message="a warm film",
    language="en",
    ledger=_LEDGER,
    changes=("warm", "film"),
    query=InterestQuery(wish="warm"),
    picks=(_WORDED,),
    reply=f"{_OPENING}\n1. Good Morning (1959): {_ITEM.description}",
    timings={"parse": 0.4, "retrieve": 0.1, "first_picks_s": 0.5, "explain": 4.1, "total_s": 4.6},
    tokens=Tokens(prompt_evaluated=84, generated=31, calls=2),
)
_STEPS: tuple[Step, ...] = (
    Understood(ledger=_LEDGER, changes=_ANSWER.changes, language="en"),
    Found(picks=(_FOUND,)),
    Picked(picks=(_FOUND,), opening=_OPENING),
    Worded(item_id=_ITEM.id, text=_WORDED.text, by_model=True),
    Done(answer=_ANSWER),
)
_TALK = Conversation(id=SESSION, catalogue=_SHELF, created=_BEGUN, title="a warm film", answers=(_ANSWER,))
_MODEL = {"id": _SHELF, "object": "model", "created": 0, "owned_by": "shelftalk"}
_METRICS = 'shelftalk_turns_total{outcome="done"} 1.0\nshelftalk_turns_under_way 0.0\n'


def answers() -> dict[str, Any]:
    """Return what each address answers, by method and path: text as it is, anything else as JSON."""
    summary = Summary(id=SESSION, catalogue=_SHELF, title=_TALK.title, created=_BEGUN, turns=1)
    judged = Judged(session=SESSION, item=_ITEM.id, kind=FeedbackKind.ACCEPT, ledger=_LEDGER)
    session = Session.of(_TALK).model_dump(mode="json")
    return {
        "GET /healthz": {"status": "ok"},
        "GET /readyz": {"status": "ready", "catalogue": _SHELF, "items": "767"},
        "GET /metrics": _METRICS,
        "GET /v1/sessions": [summary.model_dump(mode="json")],
        "POST /v1/sessions": Session.of(_TALK.model_copy(update={"answers": (), "title": ""})).model_dump(),
        "GET /v1/sessions/{session}": session,
        "PATCH /v1/sessions/{session}": {**session, "title": "Films for Sunday"},
        "GET /v1/sessions/{session}/markdown": conversation_markdown(_TALK),
        "PATCH /v1/sessions/{session}/ledger": Edited(session=SESSION, ledger=_LEDGER).model_dump(
            mode="json"
        ),
        "POST /v1/sessions/{session}/turns": "".join(
            event(step, _SHELF).encode().decode() for step in _STEPS
        ),
        "GET /v1/profile": Profile(facts=_LEDGER[:1]).model_dump(mode="json"),
        "DELETE /v1/profile": Forgotten(conversations=3).model_dump(),
        "POST /v1/feedback": judged.model_dump(mode="json"),
        "GET /v1/items/{item:path}": _ITEM.model_dump(mode="json"),
        "GET /v1/catalogues": [CatalogueSummary(name=_SHELF, items=767, built=str(_BEGUN)).model_dump()],
        "GET /v1/models": {"object": "list", "data": [_MODEL]},
        "GET /v1/models/{model}": _MODEL,
        "POST /v1/chat/completions": _completion(),
    }


def streamed() -> str:
    """Return what /v1/chat/completions answers where a stream is asked for."""
    reply, text = ReplyForm(_SHELF), "\n\n".join(answer_lines(_ANSWER))
    chunks = (reply.start(), reply.piece(text), reply.end(_ANSWER))
    return "".join(f"data: {json.dumps(_dated(chunk))}\n\n" for chunk in chunks) + "data: [DONE]\n\n"


def _completion() -> dict[str, Any]:
    return _dated(ReplyForm(_SHELF).whole("\n\n".join(answer_lines(_ANSWER)), _ANSWER))


def _dated(form: dict[str, Any]) -> dict[str, Any]:
    # the description stays the same from start to start
    return {**form, "id": f"chatcmpl-{SESSION}", "created": int(_BEGUN.timestamp())}
