"""What the windows themselves say, in both languages."""

from .phrases import Words
from .words_chinese import CHINESE
from .words_english import ENGLISH

WORDS: dict[str, Words] = {"en": ENGLISH, "zh": CHINESE}
EXAMPLES = (
    "Something like Blade Runner, but slower and sadder",
    "想看一部关于家庭的电影，温暖但不煽情",
    "A short, funny book for a train ride, nothing from this century",
    "适合深夜一个人听的爵士专辑",
    "A cosy game without violence",
    "像《花样年华》那样克制的爱情故事，书或电影都可以",
)


def language_of(wanted: str) -> str:
    """Return the window's language for what a browser wants, such as "zh-CN,zh;q=0.9"."""
    return "zh" if wanted.strip().casefold().startswith("zh") else "en"
