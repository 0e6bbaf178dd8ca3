"""The public JSON of a turn, as `ask --json` prints it."""

from typing import Any

from .steps import Answer, Pick


def answer_json(answer: Answer) -> dict[str, Any]:
    """Return the answer in the form others measure through."""
    return {
        "session": answer.session,
        "ledger": [fact.model_dump(mode="json") for fact in answer.ledger],
        "query": answer.query.model_dump(mode="json"),
        "picks": [_pick_json(pick) for pick in answer.picks],
        "reply": answer.reply,
        "question": answer.question,
        "options": list(answer.options),
        "changes": list(answer.changes),
        "relaxed": list(answer.relaxed),
        "degraded": list(answer.degraded),
        "language": answer.language,
        "timings": answer.timings,
        "explained": answer.explained,
        "tokens": answer.tokens.model_dump(),
    }


def _pick_json(pick: Pick) -> dict[str, Any]:
    return {
        "id": pick.item.id,
        "title": pick.item.title,
        "medium": pick.item.medium,
        "year": pick.item.year,
        "title_zh": pick.item.text_attribute("title_zh"),
        "creators": [creator.name for creator in pick.item.creators],
        "creator_roles": [creator.role for creator in pick.item.creators],
        "creators_zh": list(pick.item.list_attribute("creators_zh")),
        "duration_minutes": pick.item.duration_minutes,
        "url": pick.item.url,
        "image": pick.item.image,
        "audio": pick.item.audio,
        "moment": pick.moment,
        "reasons": [reason.model_dump(mode="json") for reason in pick.reasons],
        "text": pick.text,
        "text_by_model": pick.text_by_model,
        "provenance": [vote.model_dump(mode="json") for vote in pick.provenance],
    }
