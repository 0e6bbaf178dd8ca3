"""A message with pictures and sounds is heard: its words as ever, and what is shown as a wish."""

import re
from collections.abc import Sequence

from .asking import Watch
from .conversations import Conversation
from .heard import Heard, unchanged
from .hearing import Listener
from .prose import tongue
from .steps import Heed
from .upload_words import sentences
from .uploads import Perceived, Upload, facts_of, with_shown

_NOUN = r"photo(?:graph)?|picture|pic|image|painting|song|tune|track|music|sound|recording|clip|video|footage"
_NOUN_ZH = r"照片|图片?|画面?|歌曲?|曲子|音乐|声音|录音|视频|影片|片段"
THE_SHOWN = re.compile(
    rf"\b(?:this|that|my|the (?:attached|uploaded)) (?:{_NOUN})\b|[这那我][一]?[张段首个幅条]?(?:{_NOUN_ZH})",
    re.IGNORECASE,
)
"""What is shown, called by its kind: "music for this photo" wishes for no photo."""


def hear_all(
    listener: Listener, past: Conversation, message: str, shown: Sequence[Perceived], watch: Watch
) -> Heard:
    """Return the ledger after the message and what is shown with it, or without a word; raises Cancelled."""
    said = THE_SHOWN.sub(" ", message) if shown else message
    if not shown or any(map(str.isalnum, said)):
        heard = listener.hear(past, said, watch)
        return _with_shown(heard, shown, len(past.answers) + 1) if shown else heard
    spoken = any(map(str.isalnum, message))
    language = past.answers[-1].language if past.answers and not spoken else tongue(message).reply
    heard = unchanged(past.ledger, language, "")
    return _with_shown(heard, shown, len(past.answers) + 1)


def _with_shown(heard: Heard, shown: Sequence[Perceived], turn: int) -> Heard:
    facts = facts_of([each for each in shown if isinstance(each, Upload)], turn)
    said = tuple(sentences(shown, heard.language))
    if not facts and heard.heed is Heed.TALK:
        return heard.model_copy(update={"small_talk": " ".join(filter(None, (*said, heard.small_talk)))})
    told = heard.model_copy(update={"notes": (*said, *heard.notes)})
    if not facts:
        return told
    changes = {
        "ledger": with_shown(heard.ledger, facts),
        "new": (*heard.new, *facts),
        # what is shown is a wish, whatever was said with it
        "small_talk": "",
        "heed": Heed.WISH if heard.heed is Heed.TALK else heard.heed,
    }
    return told.model_copy(update=changes)
