"""A message with pictures and sounds is heard: its words as ever, and what is shown as a wish."""

import re
from collections.abc import Sequence

from retrieval.media_files import Kind

from .asking import Watch
from .conversations import Conversation
from .heard import Heard, unchanged
from .hearing import Listener
from .ledger import Role
from .prose import tongue
from .steps import Heed
from .upload_words import sentences
from .uploads import NoSense, NotUsed, Perceived, Upload, facts_of, with_shown

_SEEN = (
    r"photo(?:graph)?|picture|pic|image|painting|drawing|"
    r"(?:(?:film|movie) )?poster|(?:(?:book|album|record) )?cover",
    r"照片|图片?|画面?|(?:电影)?海报|(?:书|专辑|唱片)?封面",
)
_HEARD = r"song|tune|track|music|sound|recording", r"歌曲?|曲子|音乐|声音|录音"
_WATCHED = r"clip|video|footage", r"视频|影片|片段"


def _the(*kinds: tuple[str, str]) -> re.Pattern[str]:
    nouns, nouns_zh = ("|".join(words) for words in zip(*kinds, strict=True))
    said = rf"\b(?:this|that|my|the (?:attached|uploaded)) (?:{nouns})\b"
    return re.compile(rf"{said}|[这那我][一]?[张段首个幅条]?(?:{nouns_zh})", re.IGNORECASE)


_ANY = _the(_SEEN, _HEARD, _WATCHED)
_SHOWN = {Kind.IMAGE: _the(_SEEN), Kind.AUDIO: _the(_HEARD), Kind.VIDEO: _ANY}
"""What is shown, called by its kind: "music for this photo" wishes for no photo, but for music."""


def hear_all(
    listener: Listener, past: Conversation, message: str, shown: Sequence[Perceived], watch: Watch
) -> Heard:
    """Return the ledger after the message and what is shown with it, or without a word; raises Cancelled."""
    said = message
    for each in shown:
        of_its_kind = _SHOWN[each.kind] if isinstance(each, Upload | NoSense) else _ANY
        said = of_its_kind.sub(" ", said)
    if not shown or any(map(str.isalnum, said)):
        heard = listener.hear(past, said, watch, [each for each in shown if isinstance(each, Upload)])
        return _with_shown(heard, shown, len(past.answers) + 1) if shown else heard
    spoken = any(map(str.isalnum, message))
    language = past.answers[-1].language if past.answers and not spoken else tongue(message).reply
    heard = unchanged(past.ledger, language, "")
    return _with_shown(heard, shown, len(past.answers) + 1)


def _with_shown(heard: Heard, shown: Sequence[Perceived], turn: int) -> Heard:
    facts = facts_of([each for each in shown if isinstance(each, Upload)], turn)
    said = tuple(sentences(shown, heard.language))
    # files that are of no use, and no wish, leave nothing to look for
    useless = all(isinstance(each, NotUsed) for each in shown)
    lost = useless and not heard.ledger.having(Role.TARGET, Role.SEED)
    if not facts and (heard.heed is Heed.TALK or lost):
        heard = heard.model_copy(update={"heed": Heed.TALK})
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
