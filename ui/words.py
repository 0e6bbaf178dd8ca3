"""What the windows themselves say, in both languages."""

from agent.ledger import Role
from retrieval.models import Branch, Record


class Words(Record):
    hello: str
    invitation: str
    ask: str
    placeholder: str
    send: str
    stop: str
    new: str
    menu: str
    close: str
    catalogue: str
    picks: str
    other_language: str
    conversations: str
    no_conversations: str
    rename: str
    forget: str
    forget_really: str
    forgotten: str
    counting: str
    """What stands before the ledger."""
    pin: str
    drop: str
    undo: str
    look_again: str
    look_again_message: str
    edit: str
    editing: str
    reading: str
    looking: str
    choosing: str
    wording: str
    stopped: str
    failed: str
    broken: str
    more: str
    not_this: str
    seen: str
    gone: str
    again: str
    more_message: str
    """What is asked for more like {title}."""
    seen_message: str
    """What is said of a {title} that is known already."""
    trace: str
    laps: dict[str, str]
    """What the seconds of a turn were spent on, by the names of `Answer.timings`."""
    branches: dict[Branch, str]
    tokens: str
    """With the numbers {read}, {written} and {calls}."""
    busy: str
    too_often: str
    """With the seconds to wait as {seconds}."""
    waiting: str
    """With the number of those the model answers first as {ahead}."""
    understood: str
    roles: dict[Role, str]
    """What stands before a value understood; nothing before what is simply wanted."""


def language_of(wanted: str) -> str:
    """Return the window's language for what a browser wants, such as "zh-CN,zh;q=0.9"."""
    return "zh" if wanted.strip().casefold().startswith("zh") else "en"


WORDS = {
    "en": Words(
        hello="What are you in the mood for?",
        invitation="Say it in your own words, in English or Chinese."
        " Every pick comes from this shelf, with a reason.",
        ask="Your wish",
        placeholder="A slow film for a rainy night …",
        send="Ask",
        stop="Stop",
        new="New conversation",
        menu="Menu",
        close="Close",
        catalogue="Catalogue of a new conversation",
        picks="Picks a turn",
        other_language="中文",
        conversations="Your conversations",
        no_conversations="None yet. They are kept by this server; this browser remembers which are yours.",
        rename="Rename",
        forget="Delete",
        forget_really="Really delete",
        forgotten="The conversation is deleted.",
        counting="What counts now",
        pin="Keep always",
        drop="Take out",
        undo="Undo",
        look_again="Pick again",
        look_again_message="Show me others",
        edit="Edit",
        editing="You are changing your last message; its answer will be replaced. Escape leaves it as it is.",
        reading="Reading what you said …",
        looking="Looking along the shelves …",
        choosing="Found these, putting them in order …",
        wording="Writing the cards …",
        stopped="Stopped.",
        failed="This went wrong:",
        broken="Something in shelftalk broke; what was said before is kept. Please ask again.",
        more="More like this",
        not_this="Not this",
        seen="Seen it",
        gone="It will not come back.",
        again="Try again",
        more_message="More like {title}",
        seen_message="I already know {title}, something else please",
        trace="How this came about",
        laps={
            "parse": "reading",
            "retrieve": "looking",
            "first_picks_s": "first picks after",
            "rerank": "ordering",
            "explain": "writing",
            "total_s": "all",
        },
        branches={
            Branch.TEXT: "meaning",
            Branch.WORDS: "words",
            Branch.CONVERSATION: "conversation",
            Branch.SEEDS: "examples",
            Branch.IMAGE: "pictures",
            Branch.AUDIO: "sounds",
            Branch.LIKENESS: "what was shown",
            Branch.BEHAVIOUR: "liked together",
            Branch.CREATORS: "makers",
            Branch.KIN: "kinship",
            Branch.WISHES: "wishes",
            Branch.LIKES: "likes",
            Branch.POPULARITY: "popularity",
        },
        tokens="tokens read {read}, written {written}, in {calls} calls of the model",
        busy="Many people are asking at this moment. Please ask again in a minute.",
        too_often="That was many questions in a short time. Please ask again in {seconds} seconds.",
        waiting="Before you: {ahead}. Your turn comes …",
        understood="Understood",
        roles={
            Role.TARGET: "",
            Role.SEED: "like",
            Role.CONTRAST: "unlike",
            Role.REJECTED: "not",
            Role.SATISFIED: "known",
        },
    ),
    "zh": Words(
        hello="今天想来点什么？",
        invitation="用自己的话说就好，中文英文都行。推荐的每一件都在这个书架上，也都说得出理由。",
        ask="你想要什么",
        placeholder="想看一部适合雨夜的慢电影……",
        send="发送",
        stop="停止",
        new="新的对话",
        menu="菜单",
        close="关闭",
        catalogue="新对话的目录",
        picks="每次推荐几件",
        other_language="English",
        conversations="你的对话",
        no_conversations="还没有。对话存在这台服务器上，哪些是你的由这个浏览器记着。",
        rename="改名",
        forget="删除",
        forget_really="确定删除",
        forgotten="对话已删除。",
        counting="现在算数的",
        pin="一直保留",
        drop="去掉",
        undo="撤销",
        look_again="重新挑",
        look_again_message="换一批",
        edit="修改",
        editing="正在修改上一句话，它的回答会被替换。按 Esc 放弃修改。",
        reading="正在读你的话……",
        looking="正在书架上找……",
        choosing="找到这些，正在排先后……",
        wording="正在写卡片……",
        stopped="已停止。",
        failed="出了点问题：",
        broken="shelftalk 内部出错了，之前的对话都还在，请再问一次。",
        more="多来点这样的",
        not_this="不要这个",
        seen="看过了",
        gone="不会再出现了。",
        again="再试一次",
        more_message="像《{title}》这样的再来一些",
        seen_message="《{title}》我已经看过了，换别的",
        trace="来龙去脉",
        laps={
            "parse": "读懂",
            "retrieve": "查找",
            "first_picks_s": "首批结果",
            "rerank": "排序",
            "explain": "写卡片",
            "total_s": "总共",
        },
        branches={
            Branch.TEXT: "语义",
            Branch.WORDS: "字词",
            Branch.CONVERSATION: "对话",
            Branch.SEEDS: "例子",
            Branch.IMAGE: "图片",
            Branch.AUDIO: "声音",
            Branch.LIKENESS: "上传的内容",
            Branch.BEHAVIOUR: "同好",
            Branch.CREATORS: "作者",
            Branch.KIN: "渊源",
            Branch.WISHES: "愿望",
            Branch.LIKES: "喜欢的人",
            Branch.POPULARITY: "热度",
        },
        tokens="模型读了 {read} 个词元，写了 {written} 个，共 {calls} 次调用",
        busy="现在提问的人很多，请过一分钟再问。",
        too_often="问得有点快，请过 {seconds} 秒再问。",
        waiting="前面还有 {ahead} 位，马上轮到你……",
        understood="我的理解",
        roles={
            Role.TARGET: "",
            Role.SEED: "类似",
            Role.CONTRAST: "不像",
            Role.REJECTED: "不要",
            Role.SATISFIED: "已知",
        },
    ),
}

EXAMPLES = (
    "Something like Blade Runner, but slower and sadder",
    "想看一部关于家庭的电影，温暖但不煽情",
    "A short, funny book for a train ride, nothing from this century",
    "适合深夜一个人听的爵士专辑",
    "A cosy game without violence",
    "像《花样年华》那样克制的爱情故事，书或电影都可以",
)
