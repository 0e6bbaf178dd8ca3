"""What the admin page says, in both languages."""

from retrieval.models import Record


class AdminWords(Record):
    title: str
    now: str
    under_way: str
    waiting: str
    conversations: str
    turns: str
    days: str
    seconds: str
    """With the number of turns as {count}."""
    half: str
    most: str
    times: dict[str, str]
    refused: str
    degraded: str
    unmet: str
    rejected: str
    none: str


ADMIN_WORDS = {
    "en": AdminWords(
        title="shelftalk: how it goes",
        now="Now",
        under_way="turns under way",
        waiting="of them wait for the model",
        conversations="conversations",
        turns="turns",
        days="Conversations begun",
        seconds="Seconds, in the newest {count} turns",
        half="half within",
        most="95% within",
        times={"first_picks_s": "first picks", "total_s": "the whole turn"},
        refused="Refused since the start",
        degraded="Turns in which the model did not help",
        unmet="Wishes that found nothing, or not all of it",
        rejected="Picks that were rejected",
        none="none",
    ),
    "zh": AdminWords(
        title="shelftalk：运行情况",
        now="现在",
        under_way="个回合正在进行",
        waiting="个在等模型",
        conversations="个对话",
        turns="个回合",
        days="每天开始的对话",
        seconds="最近 {count} 个回合的秒数",
        half="一半不超过",
        most="95% 不超过",
        times={"first_picks_s": "首批结果", "total_s": "整个回合"},
        refused="启动以来拒绝的请求",
        degraded="模型没帮上忙的回合",
        unmet="没找到或没全找到的愿望",
        rejected="被拒绝的推荐",
        none="没有",
    ),
}
