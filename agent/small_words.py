"""Words that say nothing of what is wanted: what is left of a message once its facts are taken out."""

from retrieval.spelling import folded, is_han, simplified

_WORDS = frozenset(
    """a about after again all already also am an and another any anything are as at be been before bit
    both but by can could did do does dont during else enjoy enjoyed feel feeling feels few find
    fine for from get give go good got great had has have he hear heard her here hey hi him his how
    i id if ill im in instead into is it its ive just kind know less let lets like listen little ll
    look looking love loved made maybe me mind mood more most much my need next nice no not nothing
    now of off oh ok okay on one ones only or other our out over play played please put rather re
    read really recommend recommendation same see seen shall she should show similar since so some
    something sort still such suggest suggestion sure take than thank thanks that the their them
    then there these they thing things this those time to today together tonight too try type until
    suitable suited up us ve very vibe want wanted was watch watched way we well were what when where
    which who why will with without would yes yet you your""".split()
)
_LETTERS = frozenset(
    "的了着过吧吗呢啊呀嘛哦嗯一二两三几点些个部本张首款档幅套篇集要想看听读玩找来再有没别不太更最很就也都"
    "还和跟或者但是而且那这样种我你您他她它们给推荐换成还什么好只请能可以会得地把被让从到在里上下中出去吃"
    "用过天今晚现多少些某每次行算类似像同感觉喜欢爱适合关于"
)


def is_empty(text: str) -> bool:
    """Tell whether the text holds small words alone."""
    return all(
        set(word) <= _LETTERS if is_han(word) else word in _WORDS for word in folded(simplified(text)).split()
    )
