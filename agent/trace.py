"""How the last picks came about, and what kept another work out: told from what the turn really did."""

from collections.abc import Sequence

from retrieval.models import Branch, Candidate, InterestQuery, Item, Provenance
from retrieval.search import Search

from .kept_out import broken, told
from .pick_facts import description, sentences_of
from .questions import Asked, Question
from .selection import MOST_OF_A_CREATOR, selected, work_of
from .steps import Answer, Pick
from .wording import creators_of, title_of

DEEP = 500
"""Candidates among which a work that was not shown is looked for."""
BY = {
    Branch.TEXT: ("by meaning", "按意思"),
    Branch.WORDS: ("by word", "按字词"),
    Branch.CONVERSATION: ("by the conversation", "按对话"),
    Branch.PARTS: ("by a part of its text", "按介绍里的一处"),
    Branch.SEEDS: ("by likeness to your examples", "按和例子的相似"),
    Branch.BEHAVIOUR: ("by what is liked together", "按同好"),
    Branch.CREATORS: ("by maker", "按作者"),
    Branch.KIN: ("by kinship", "按渊源"),
    Branch.WISHES: ("by the qualities you named", "按你说的特点"),
    Branch.LIKES: ("by what others like", "按别人的喜好"),
    Branch.POPULARITY: ("by how well known it is", "按知名度"),
    Branch.IMAGE: ("by its picture", "按图片"),
    Branch.AUDIO: ("by its sound", "按声音"),
    Branch.LIKENESS: ("by likeness to what you showed", "按和你上传的相似"),
}


def traced(
    question: Question, past: Sequence[Answer], phrases: Sequence[str], search: Search, language: str
) -> str:
    """Return the answer; `past` ends with the last search, and `phrases` say what was looked for in it."""
    if question.asked is Asked.HOW:
        return how_found(past[-1], phrases, search, language)
    chinese = language == "zh"
    colon, end = ("：", "。") if chinese else (": ", ".")
    said = [
        f"{_titled(item, language)}{colon}{why_not(item, past, search, language)}{end}"
        for item in question.items[:3]
    ]
    if question.absent:
        said.append(
            f"目录里没有《{question.absent}》。"
            if chinese
            else f"{question.absent} is not in this catalogue."
        )
    return ("" if chinese else " ").join(said)


def nearest_told(item: Item, past: Sequence[Answer], search: Search, language: str) -> str:
    """Return the sentence told of a pick that is nearest to what was searched for, and how near it is."""
    queries = [answer.query for answer in past if any(pick.item.id == item.id for pick in answer.picks)]
    wish = (queries[-1].wish or queries[-1].conversation).strip() if queries else ""
    sentences = sentences_of(description(item, language))
    if not wish or not sentences:
        return ""
    near, words = max((search.nearness.of(told, wish), told) for told in sentences)
    words = words.rstrip(".。")
    if language == "zh":
        return f"它的介绍里最接近你的话的是“{words}”（接近程度 {near:.2f}，满分 1）。"
    return f'Of what is told of it, this is nearest to your words: "{words}" (nearness {near:.2f} of 1).'


def searched(answers: Sequence[Answer]) -> Sequence[Answer]:
    """Return the answers up to the last one for which the catalogue was searched."""
    ends = [place for place, answer in enumerate(answers, start=1) if answer.query != InterestQuery()]
    return answers[: ends[-1] if ends else 0]


def how_found(answer: Answer, phrases: Sequence[str], search: Search, language: str) -> str:
    """Return what was looked for, how many works may be shown, and where each pick came from."""
    chinese, all_of_them = language == "zh", len(search.items)
    meeting = int(search.index.allowed(search.spelled(answer.query).must).sum())
    found = ("；" if chinese else "; ").join(_found(pick, language) for pick in answer.picks)
    if chinese:
        wish = f"我找的是：{'，'.join(phrases)}。" if phrases else ""
        counts = f"目录里 {all_of_them} 件作品，{meeting} 件符合你的硬性要求。"
        return f"{wish}{counts}{f'{found}。' if found else ''}"
    wish = f"I looked for: {', '.join(phrases)}. " if phrases else ""
    counts = f"Of {all_of_them} works here, {meeting} meet what you insist on."
    return f"{wish}{counts}{f' {found}.' if found else ''}"


def why_not(item: Item, past: Sequence[Answer], search: Search, language: str) -> str:
    """Return what kept the item out of the last search, or at which place it came."""
    chinese, answer = language == "zh", past[-1]
    shown = [pick.item.id for pick in answer.picks]
    if item.id in shown:
        place = shown.index(item.id) + 1
        return f"它就是刚才的第 {place} 个" if chinese else f"it is number {place} of the last picks"
    # a constraint that a pick does not meet either was given up, and kept nothing out
    kept_out = [name for name in broken(item, answer.query, search) if not _given_up(name, answer, search)]
    if kept_out:
        said = [told(name, item, answer.query.must, answer.ledger, language) for name in kept_out]
        return ("；" if chinese else "; ").join(dict.fromkeys(said))
    if any(item.id == pick.item.id for earlier in past for pick in earlier.picks):
        return "之前推荐过它，新的排在前面" if chinese else "I showed it before, and what is new goes first"
    return _left_out(item, answer, language) or _placed(item, answer, search, language)


def _given_up(name: str, answer: Answer, search: Search) -> bool:
    return any(name in broken(pick.item, answer.query, search) for pick in answer.picks)


def _left_out(item: Item, answer: Answer, language: str) -> str:
    """Say why the item would not be taken beside the picks; empty where it would."""
    chinese, picked = language == "zh", [pick.item for pick in answer.picks]
    ranked = [Candidate(item=one, score=0, provenance=()) for one in (*picked, item)]
    if any(taken.item.id == item.id for taken in selected(ranked, answer.query, len(ranked))):
        return ""
    if work_of(item) in map(work_of, picked):
        return "它的另一个版本已经在里面" if chinese else "another edition of it is among them"
    makers = [one.creators[0].name for one in (*picked, item) if one.creators]
    if item.creators and makers.count(makers[-1]) > MOST_OF_A_CREATOR:
        name = creators_of(item, language, 1)
        return f"已经有{name}的别的作品了" if chinese else f"there are others by {name} already"
    return "它没有你说的那些特点" if chinese else "it has none of the qualities you asked for"


def _placed(item: Item, answer: Answer, search: Search, language: str) -> str:
    """Say at which place the item came, and where a pick came before it."""
    chinese = language == "zh"
    candidates = search.candidates(answer.query, DEEP)
    place = next((n for n, c in enumerate(candidates, start=1) if c.item.id == item.id), 0)
    if not place:
        return (
            f"它不违反你的要求，但前 {DEEP} 个候选里没有它"
            if chinese
            else f"it breaks none of your wishes, but is not among the nearest {DEEP}"
        )
    count = len(answer.picks)
    said = (
        f"它符合要求，搜索时排在第 {place}，我只推荐了 {count} 个"
        if chinese
        else f"it fits, and came at place {place} of the search; I showed {count}"
    )
    behind = _behind(candidates[place - 1], answer.picks, language)
    return f"{said}{('；' if chinese else '; ') + behind if behind else ''}"


def _behind(candidate: Candidate, picks: Sequence[Pick], language: str) -> str:
    """Say in which way of searching the first pick came furthest before the candidate."""
    own = {vote.branch: vote.rank for vote in candidate.provenance}
    ahead: list[tuple[int, Provenance, Pick]] = [
        (own[vote.branch] - vote.rank, vote, pick)
        for pick in picks[:1]
        for vote in pick.provenance
        if own.get(vote.branch, 0) > vote.rank
    ]
    if not ahead:
        return ""
    _, vote, pick = max(ahead, key=lambda one: one[0])
    title, by = _titled(pick.item, language), _by(vote.branch, language)
    if language == "zh":
        return f"{by}，{title}第 {vote.rank}，它第 {own[vote.branch]}"
    return f"{by} {title} came at {vote.rank}, it at {own[vote.branch]}"


def _found(pick: Pick, language: str) -> str:
    votes = sorted(pick.provenance, key=lambda vote: vote.rank)[:3]
    if language == "zh":
        return f"{_titled(pick.item, language)}：" + "，".join(
            f"{_by(v.branch, 'zh')}第 {v.rank}" for v in votes
        )
    return f"{_titled(pick.item, language)}: " + ", ".join(
        f"no. {v.rank} {_by(v.branch, 'en')}" for v in votes
    )


def _by(branch: Branch, language: str) -> str:
    return BY[branch][language == "zh"]


def _titled(item: Item, language: str) -> str:
    title = title_of(item, language)
    return f"《{title}》" if language == "zh" else title
