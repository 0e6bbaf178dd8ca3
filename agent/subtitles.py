"""Who will not read subtitles wishes for works in their own language."""

import re
from collections.abc import Sequence

from retrieval.spelling import is_han, simplified

from .ledger import Fact, Role, Strength

_REFUSED = re.compile(
    r"\b(?:no|not?|without|zero|minus|hates?|(?:sick|tired|fed up) (?:of|with)|"
    r"(?:can['’]?t|cannot|couldn['’]?t|won['’]?t|don['’]?t|do not|does(?: not|n['’]?t)|not|nobody(?:['’]s|"
    r" is)?|never) "
    r"(?:\w+ ){0,2}?(?:do|read(?:ing)?|stand|face|follow|handle|like|want|fancy|see|manage|watch(?:ing)?|"
    r"deal with|"
    r"keep up with|be (?:bothered|arsed) (?:with|reading))|too (?:\w+ ){1,3}?(?:for|to read))\s+(?:any |"
    r"the |more |to read )?"
    r"(?:subtitles|subtitled|subs)\b(?! (?:is|are) (?:fine|ok|needed))|"
    r"\b(?:subtitles|subs)(?: are|['’]re)? (?:\w+ )?(?:out|a no|a pain|annoy\w*|give me|do my head in|"
    r"distract\w*)\b|"
    r"(?:不想|不爱|懒得|不要|别|没法|不能|讨厌|受不了|不喜欢|不用|没力气|没精力)(?:再|老)?(?:看|盯|读|"
    r"追)?(?:着)?字幕|"
    r"(?:看|盯|读)字幕(?:太|很|好)?(?:累|烦|费劲|麻烦)",
    re.IGNORECASE,
)


def without_subtitles(message: str, facts: Sequence[Fact], turn: int) -> list[Fact]:
    """Return the facts; of refused subtitles comes the language of the message, unless one is named."""
    found = _REFUSED.search(simplified(message))
    if found is None:
        return list(facts)
    left = [f for f in facts if not (f.field == "about" and re.search("subs|subtitle|字幕", f.value))]
    if any(fact.field == "language" for fact in left):
        return left
    own = Fact(
        role=Role.TARGET,
        field="language",
        value="zh" if is_han(message) else "en",
        strength=Strength.HARD,
        words=message[found.start() : found.end()],
        turn=turn,
    )
    return [*left, own]
