"""Sentences about pictures, sounds and videos that the user shows, in both languages."""

from collections.abc import Iterator, Sequence
from functools import cache

from retrieval.encoders.labels import SURE, class_names
from retrieval.media_files import Flaw, Kind
from retrieval.models import Label

from .ledger import Fact
from .uploads import SEPARATOR, NoSense, NotUsed, Perceived, Spoke, Upload

_CHINESE_FLAWS = {
    Flaw.MISSING: "找不到这个文件，或者没有权限读取",
    Flaw.EMPTY: "文件是空的",
    Flaw.BYTES: "文件超过 200 MB",
    Flaw.PIXELS: "图片超过五千万像素",
    Flaw.SECONDS: "声音超过三个小时",
    Flaw.SVG: "SVG 之类的标记文件我不读，请另存为 PNG",
    Flaw.ARCHIVE: "压缩包我不读，请先解压",
    Flaw.HEIC: "HEIC 和 AVIF 我读不了，请另存为 JPEG",
    Flaw.M4A: "M4A 里的声音我读不了，请存成 MP3、OGG、FLAC 或 WAV",
    Flaw.OTHER_KIND: "文件的类型和它的位置不符",
    Flaw.UNKNOWN: "它既不是图片（JPEG、PNG、GIF、WebP、BMP、TIFF），也不是声音（MP3、OGG、FLAC、WAV、AIFF），"
    "也不是视频（MP4、MOV、WebM、MKV、AVI、MPEG、FLV）",
    Flaw.DAMAGED: "文件损坏或不完整",
    Flaw.SILENT: "里面听不到声音",
    Flaw.LONG: "视频超过 24 个小时",
    Flaw.UNSEEN: "里面读不出活动的画面：文件损坏、不完整，或者是这里不认识的格式",
    Flaw.SLOW: "读它花的时间太长",
    Flaw.NO_FFMPEG: "听视频的声音需要 ffmpeg 程序，这里没有，请先安装",
}


_NAMES = {
    "en": {Kind.IMAGE: "the picture", Kind.AUDIO: "the sound", Kind.VIDEO: "the video"},
    "zh": {Kind.IMAGE: "这张图片", Kind.AUDIO: "这段声音", Kind.VIDEO: "这段视频"},
}
_ENDS = (".", "!", "?", "。", "！", "？", "…")
_MOST_SHOWN = 100
_NO_WORD = (
    ("Somebody speaks, but I made out no word.", "有人在说话，但我一个字也没听清。"),
    (
        "Somebody speaks, and I cannot understand speech here yet; `shelftalk setup --speech` fetches what"
        " that needs.",
        "有人在说话，但这里还没有能听懂说话的模型，运行 `shelftalk setup --speech` 可以取得。",
    ),
)
"""Of speech that was not understood, and of speech that nothing here can understand."""


def sentences(all_shown: Sequence[Perceived], language: str) -> Iterator[str]:
    """Yield what was seen or heard in each file, or why it could not be used."""
    for each in all_shown:
        match each:
            case Spoke(spoken=spoken):
                yield _heard(spoken, language)
            case Upload():
                yield from _told(each, language)
            case NotUsed(flaw=flaw):
                yield _not_used(flaw, language)
            case NoSense(kind=kind):
                yield _no_sense(kind, language)


def shown(fact: Fact, language: str) -> str:
    """Return a fact about something shown in words: "the picture (volcano, lakeside)"."""
    value = fact.value if len(fact.value) <= _MOST_SHOWN else f"{fact.value[:_MOST_SHOWN].rstrip()}…"
    words = value.split(SEPARATOR)
    name = _NAMES[language][Kind(fact.field)]
    if fact.value == fact.field:
        return name
    if language == "zh":
        return f"{name}（{'、'.join(_chinese().get(word, word) for word in words)}）"
    return f"{name} ({SEPARATOR.join(words)})"


def _recognised(upload: Upload, language: str) -> str:
    labels = (*upload.labels, *upload.heard)
    sure = any(label.share >= SURE for label in labels)
    name, found = _NAMES[language][upload.kind], _found(upload, language)
    if language == "zh":
        where = f"{name[2:]}里"
        if not found:
            return f"{where}的东西我叫不出名字，就按相近的感觉来找。"
        return f"{where}{found}。" if sure else f"{where}好像{found}。不对的话请告诉我。"
    if not found:
        return f"I have no name for what is in {name}; I went by its likeness."
    return (
        f"In {name} I {found}." if sure else f"In {name}, not for sure, I {found}. Tell me if that is wrong."
    )


def _found(upload: Upload, language: str) -> str:
    """Return what is in it, what is heard in a video after what is seen; empty where nothing has a name."""
    if language == "zh":
        named = (("有", upload.labels), ("能听到", upload.heard))
        return "；".join(f"{verb}：{_listed(labels, language)}" for verb, labels in named if labels)
    named = (("hear" if upload.kind is Kind.AUDIO else "see", upload.labels), ("hear", upload.heard))
    return "; I ".join(f"{verb}: {_listed(labels, language)}" for verb, labels in named if labels)


def _listed(labels: Sequence[Label], language: str) -> str:
    """Return what is sure, and after it what is not."""
    sure = [each for each in labels if each.share >= SURE]
    told, doubtful = (sure, [each for each in labels if each not in sure]) if sure else (labels, [])
    if language == "zh":
        perhaps = f"，可能还有{'、'.join(each.zh for each in doubtful)}" if doubtful else ""
        return "、".join(each.zh for each in told) + perhaps
    perhaps = f", perhaps {SEPARATOR.join(each.en for each in doubtful)}" if doubtful else ""
    return SEPARATOR.join(each.en for each in told) + perhaps


def _unheard(language: str) -> str:
    if language == "zh":
        return (
            "视频的声音我没有听：这里没有 ffmpeg 程序，或者还没有听声音的模型（`shelftalk setup` 可以取得）。"
        )
    return "I did not listen to its sound: that needs the program ffmpeg, and what `shelftalk setup` fetches."


def _told(upload: Upload, language: str) -> Iterator[str]:
    if upload.spoken:
        yield _heard(upload.spoken, language)
        if upload.kind is Kind.AUDIO:
            return
    elif upload.is_speech:
        yield _NO_WORD[upload.spoken is None][language == "zh"]
    yield _recognised(upload, language)
    if upload.is_unheard:
        yield _unheard(language)
    if upload.written:
        zh, en = f"上面写着：“{upload.written}”。", f"Written on it I read: “{upload.written}”."
        yield zh if language == "zh" else en


def _heard(spoken: str, language: str) -> str:
    full_stop = "" if spoken.endswith(_ENDS) else "。" if language == "zh" else "."
    return f"我听到的是：“{spoken}”{full_stop}" if language == "zh" else f"I heard: “{spoken}”{full_stop}"


def _not_used(flaw: Flaw, language: str) -> str:
    if language == "zh":
        return f"你给的文件用不了：{_CHINESE_FLAWS[flaw]}。"
    return f"I could not use the file: {flaw.value}."


def _no_sense(kind: Kind, language: str) -> str:
    if language == "zh":
        verb = {Kind.IMAGE: "看图片", Kind.AUDIO: "听声音", Kind.VIDEO: "看视频"}[kind]
        return f"这里还没有能{verb}的模型，运行 `shelftalk setup` 可以取得。"
    verb = {Kind.IMAGE: "look at pictures", Kind.AUDIO: "listen to sounds", Kind.VIDEO: "watch videos"}[kind]
    return f"I cannot {verb} here yet; `shelftalk setup` fetches what that needs."


@cache
def _chinese() -> dict[str, str]:
    known = (class_names(network) for network in ("imagenet", "audioset"))
    return {name.en: name.zh for names in known for name in (*names.classes, *names.wider)}
