"""Sentences about the turn itself: what was undone, dropped, shown before, not moved or not held."""

from collections.abc import Sequence

from retrieval.vocabulary import vocabulary

from .wording import listed, plural


def undone(gone: Sequence[str], language: str) -> str:
    """Say what an undo took back."""
    if language == "zh":
        return f"已撤销：{'，'.join(gone)}。" if gone else "已回到上一步。"
    return f"Undone: {', '.join(gone)}." if gone else "Taken back one step."


def nothing_to_undo(language: str) -> str:
    return "没有可以撤销的。" if language == "zh" else "There is nothing to undo."


def nothing_changed(language: str) -> str:
    if language == "zh":
        return "上一条消息没有改变任何条件，所以没有什么可撤销；要去掉更早的条件，直接说去掉哪个就行。"
    return "Your last message changed nothing, so nothing is undone; to drop an older wish, say which one."


def so_far(counts: Sequence[str], language: str) -> str:
    """Say what counts in the conversation."""
    if language == "zh":
        return f"到现在算数的是：{'，'.join(counts)}。" if counts else "你还没有提过要求。"
    return f"So far this counts: {', '.join(counts)}." if counts else "You have not asked for anything yet."


def remark(language: str) -> str:
    """Say that a message without a wish changed nothing."""
    if language == "zh":
        return "这句没有听出新的要求，我接着按之前说的找。"
    return "I heard no new wish in that, so I go on with what you said before."


def afresh(kept: Sequence[str], language: str) -> str:
    """Say that all begins anew, and what is kept."""
    if language == "zh":
        return f"好，重新开始。我还记得：{'，'.join(kept)}。" if kept else "好，我们重新开始。"
    return f"All right, from the start. I keep: {', '.join(kept)}." if kept else "All right, from the start."


def as_at_first(first: Sequence[str], language: str) -> str:
    """Say that what was asked for first counts again."""
    if language == "zh":
        return f"好，回到最开始的要求：{'，'.join(first)}。"
    return f"All right, back to what you asked for first: {', '.join(first)}."


def forgotten(_: Sequence[str], language: str) -> str:
    """Say what is forgotten, and what is not."""
    if language == "zh":
        return "都忘了，你说过永远不变的也忘了。对话的文字要删除对话才会消失。"
    return "Forgotten, what you said for good as well. The words of a conversation go when you delete it."


def pinned(facts: Sequence[str], language: str) -> str:
    """Say what counts for good from now on."""
    if language == "zh":
        return f"记住了，以后都算：{'，'.join(facts)}。" if facts else "还没有什么可以记住的。"
    return (
        f"I keep that for good: {', '.join(facts)}." if facts else "There is nothing yet that I could keep."
    )


def dropped(gone: Sequence[str], language: str) -> str:
    """Say what no longer counts."""
    gone = listed(gone, language)
    return (
        f"不再要求：{'，'.join(gone)}。" if language == "zh" else f"No longer asked for: {', '.join(gone)}."
    )


def not_moved(words: Sequence[str], than: tuple[str, str], language: str) -> str:
    """Say that the new picks are no further the way the user asked than what they are measured against."""
    if language == "zh":
        return f"我没能找到更符合“{'、'.join(words)}”的，这些和{than[1]}差不多。"
    return f"I could not find any that are {' and '.join(words)} than {than[0]}; these are about the same."


def partly_moved(words: Sequence[str], than: tuple[str, str], titles: Sequence[str], language: str) -> str:
    """Say which of the picks go the way the user asked, where the list as a whole does not."""
    if language == "zh":
        named = "、".join(f"《{title}》" for title in titles)
        return f"只有{named}更符合“{'、'.join(words)}”，其余的和{than[1]}差不多。"
    named = f"{' and '.join(titles)} {'is' if len(titles) == 1 else 'are'}"
    return f"Only {named} {' and '.join(words)} than {than[0]}; the others are about the same."


def length_unknown(language: str) -> str:
    if language == "zh":
        return "目录里没有写这些作品的长度，所以没法按长短来挑。"
    return "The catalogue does not say how long these are, so I could not go by length."


def renown_unknown(language: str) -> str:
    if language == "zh":
        return "目录里没有写这些作品有多出名，所以没法按这个来挑。"
    return "The catalogue does not say how well known these are, so I could not go by that."


def ownership_unknown(language: str) -> str:
    if language == "zh":
        return "目录里没有写你有哪些作品，所以没法只挑你有的或没有的。"
    return "The catalogue does not say what you own, so I could not go by that."


def seen_all(count: int, language: str) -> str:
    """Say that some picks were shown before, because too few others fit."""
    if language == "zh":
        return "符合的我都推荐过了，下面有之前出现过的。" if count else "符合的我都推荐过了，这些之前出现过。"
    if count:
        return "I have shown nearly all that fits, so some of these you have seen here before."
    return "I have shown all that fits; these you have seen here before."


def all_left(language: str) -> str:
    """Say that fewer picks than usual are new, because no others fit."""
    return (
        "符合而又没推荐过的，只剩下面这些了。"
        if language == "zh"
        else "These are all that is left that fits."
    )


def not_held(medium: str, held: Sequence[str], language: str) -> str:
    """Say that the catalogue has none of a medium, and what it has."""
    wanted = vocabulary().label("medium", medium, language)
    has = [vocabulary().label("medium", kind, "zh") if language == "zh" else plural(kind) for kind in held]
    if language == "zh":
        return f"这个目录里没有{wanted}，只有{'、'.join(has)}。下面是最接近的。"
    return f"This catalogue has no {wanted} in it, only {', '.join(has)}. These come nearest."


def surprise(language: str) -> str:
    """Say what a surprise costs."""
    if language == "zh":
        return "既然要惊喜，我没有只挑最贴合的：这几个彼此差别更大，也可能有不合口味的。"
    return "For a surprise I went past the closest matches: these differ more, and some may miss your taste."


def elsewhere(language: str) -> str:
    if language == "zh":
        return "这个我帮不上忙，我只从这个目录里推荐作品。说说你想看、想听或想读什么？"
    return (
        "That is beyond me: I only recommend from this catalogue. What would you like to watch, hear or read?"
    )


def program(language: str) -> str:
    """Answer a question about who answers."""
    if language == "zh":
        return "我只是个程序，专门从这个目录里挑作品。想接着找，就说说想要什么样的。"
    return "I am only a program that picks from this catalogue. Tell me what you are after, and I go on."


def able(language: str) -> str:
    if language == "zh":
        return "我从这个目录里给你挑电影、书、音乐、游戏等等，说一种心情或一部喜欢的作品就行。"
    return (
        "I pick films, books, music, games and more from this catalogue: name a mood or something you love."
    )


def edited(language: str) -> str:
    """Say that the ledger was changed by hand."""
    return "已按你的修改更新。" if language == "zh" else "Changed as you asked."
