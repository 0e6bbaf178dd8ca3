"""What is shown as a turn: said in words, a fact to be dropped or corrected, and a likeness to look for."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Event

import pytest

from agent import Settings, editing
from agent.build import App
from agent.ledger import Role
from agent.reasons import reasons_for
from agent.steps import Answer, Done, ReasonKind
from agent.upload_words import sentences
from agent.uploads import Upload, perceived
from retrieval.encoders import Impression
from retrieval.encoders.video import SeenVideo, with_video
from retrieval.file_attributes import WRITTEN
from retrieval.media_files import Flaw, Kind
from retrieval.models import (
    Attributes,
    Branch,
    Candidate,
    InterestQuery,
    Item,
    Label,
    Likeness,
    Provenance,
    ShelftalkError,
)
from tests.fakes import WordEncoder
from tests.retrieval.media import ColourEncoder, PitchEncoder, picture, program, sound, video
from tests.scripted import scripted


class Talk:
    """Says messages in one session, with files."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.session = app.conversations.start("shelf").id

    def say(self, message: str, *files: Path) -> Answer:
        steps = self.app.turn(self.session, message, cancelled=Event(), worded=False, attached=files)
        return next(step.answer for step in steps if isinstance(step, Done))


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    folder = tmp_path_factory.mktemp("shelf")
    encoder, eyes = WordEncoder(), ColourEncoder()
    app = App(Settings(data=folder, cache=folder), scripted(), encoder, (eyes, SeenVideo(eyes)))
    photos = [
        Item(
            id=colour,
            title=f"Photo, {time}",
            medium="photo",
            image=str(picture(folder / f"{time}.png", colour)),
        )
        for time, colour in (("dawn", "red"), ("noon", "green"), ("dusk", "blue"))
    ]
    songs = [
        Item(id="sea", title="The blue hour", medium="track", description="blue waves"),
        Item(id="sand", title="Desert", medium="track", description="yellow sand"),
    ]
    app.catalogues.add("shelf", [*photos, *songs], (encoder,), lambda done, total, stage: None)
    yield app
    app.close()


@pytest.fixture
def talk(app: App) -> Talk:
    return Talk(app)


@pytest.fixture
def blue(tmp_path: Path) -> Path:
    return picture(tmp_path / "mine.jpg", "blue", size=(64, 64))


def test_a_picture_like_the_one_shown_comes_first(talk: Talk, blue: Path) -> None:
    answer = talk.say("a photo that feels like this", blue)
    assert answer.picks[0].item.id == "blue"
    assert [(r.kind, r.text) for r in answer.picks[0].reasons] == [
        (ReasonKind.LIKENESS, "like your picture: blue")
    ]


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("a photo that feels like this", "In the picture I see: blue."),
        ("找一张和这张照片一样感觉的照片", "图片里有：蓝色。"),
        ("", "In the picture I see: blue."),
    ],
)
def test_what_was_seen_is_said_in_words(talk: Talk, blue: Path, message: str, said: str) -> None:
    answer = talk.say(message, blue)
    assert said in answer.reply
    assert answer.picks


@pytest.mark.parametrize(
    "message", ["what should I listen to while looking at this?", "看着这张图片听什么好？"]
)
def test_a_picture_can_ask_for_music(talk: Talk, blue: Path, message: str) -> None:
    answer = talk.say(message, blue)
    assert answer.picks[0].item.id == "sea"
    assert {pick.item.medium for pick in answer.picks} == {"track"}


@pytest.mark.parametrize(
    "message",
    [
        "music that feels like this photo", "music in the spirit of this film poster",
        "和这张照片一样感觉的音乐", "和这张电影海报一样感觉的音乐", "music for this book cover",
    ],
)  # fmt: skip
def test_what_is_shown_called_by_its_kind_is_no_wish_for_it(talk: Talk, blue: Path, message: str) -> None:
    assert {pick.item.medium for pick in talk.say(message, blue).picks} == {"track"}


@pytest.mark.parametrize("message", ["a song that feels like this song", "和这首歌一样的歌"])
def test_what_is_not_shown_stays_what_is_called_by_its_kind(talk: Talk, blue: Path, message: str) -> None:
    assert {pick.item.medium for pick in talk.say(message, blue).picks} == {"track"}


@pytest.mark.parametrize(("message", "language"), [("this photo", "en"), ("这张照片", "zh")])
def test_who_only_points_at_what_is_shown_says_nothing_else(
    talk: Talk, blue: Path, message: str, language: str
) -> None:
    answer = talk.say(message, blue)
    assert answer.language == language
    assert [fact.field for fact in answer.ledger] == ["image"]


def test_a_picture_is_an_example_in_the_ledger_that_lasts(talk: Talk, blue: Path) -> None:
    talk.say("a photo like this", blue)
    answer = talk.say("something else please")
    shown = [fact for fact in answer.ledger if fact.field == "image"]
    assert [(fact.role, fact.value) for fact in shown] == [(Role.SEED, "blue")]
    assert answer.query.likenesses[0].words == "blue"


def test_a_new_picture_takes_the_place_of_the_old_one(talk: Talk, blue: Path, tmp_path: Path) -> None:
    talk.say("a photo like this", blue)
    answer = talk.say("and like this", picture(tmp_path / "red.png", "red"))
    assert [fact.value for fact in answer.ledger if fact.field == "image"] == ["red"]


def test_what_was_seen_can_be_corrected(talk: Talk, blue: Path) -> None:
    fact = next(fact for fact in talk.say("a song like this", blue).ledger if fact.field == "image")
    corrected = fact.model_copy(update={"value": "green"})
    editing.replace(talk.app.conversations, talk.session, fact, corrected)
    assert talk.say("a photo please").picks[0].item.id == "green"


def test_what_was_seen_can_be_undone(talk: Talk, blue: Path) -> None:
    talk.say("a photo like this", blue)
    assert not [fact for fact in talk.say("undo").ledger if fact.field == "image"]


def test_the_file_itself_is_not_kept(talk: Talk, blue: Path) -> None:
    talk.say("a photo like this", blue)
    kept = b"".join(file.read_bytes() for file in talk.app.settings.data.glob("conversations*"))
    assert b"blue" in kept
    assert blue.read_bytes()[-64:] not in kept


@pytest.mark.parametrize("message", ["something like this", ""])
def test_a_file_that_cannot_be_used_leaves_nothing_to_pick_by(
    talk: Talk, tmp_path: Path, message: str
) -> None:
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 40)
    answer = talk.say(message, broken)
    assert answer.picks == ()
    assert answer.question


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("a photo like this", "I could not use the file: the file is damaged or cut short."),
        ("像这样的照片", "你给的文件用不了：文件损坏或不完整。"),
        ("", "I could not use the file: the file is damaged or cut short."),
    ],
)
def test_a_file_that_cannot_be_used_is_told(talk: Talk, blue: Path, message: str, said: str) -> None:
    blue.write_bytes(blue.read_bytes()[:200])
    assert said in talk.say(message, blue).reply


@pytest.mark.parametrize(
    ("message", "said"),
    [("songs like this", "I cannot listen to sounds here yet"), ("像这样的歌", "这里还没有能听声音的模型")],
)
def test_a_kind_nothing_here_can_perceive_is_told_with_the_remedy(
    talk: Talk, tmp_path: Path, message: str, said: str
) -> None:
    file = tmp_path / "tune.ogg"
    file.write_bytes(b"OggS" + bytes(100))
    assert said in talk.say(message, file).reply


def test_too_many_files_are_refused(talk: Talk, blue: Path) -> None:
    with pytest.raises(ShelftalkError, match="5 files are attached; at most 4"):
        talk.say("like these", *[blue] * 5)


# Videos


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    return video(tmp_path / "clip.mp4", "blue", seconds=2)


def test_a_work_like_the_video_shown_comes_first(talk: Talk, clip: Path) -> None:
    answer = talk.say("a photo that feels like this", clip)
    assert answer.picks[0].item.id == "blue"
    assert [(r.kind, r.text) for r in answer.picks[0].reasons] == [
        (ReasonKind.LIKENESS, "like your video: blue")
    ]


@pytest.mark.parametrize(
    ("message", "said", "unheard"),
    [
        ("a song that feels like this", "In the video I see: blue.", "I did not listen to its sound"),
        ("想听和这段视频一样感觉的歌", "视频里有：蓝色。", "视频的声音我没有听"),
        ("", "In the video I see: blue.", "needs the program ffmpeg"),
    ],
)
def test_what_was_seen_in_a_video_is_said_and_that_it_was_not_heard(
    talk: Talk, clip: Path, message: str, said: str, unheard: str
) -> None:
    answer = talk.say(message, clip)
    assert said in answer.reply
    assert unheard in answer.reply
    assert answer.picks


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("something like this", "In the video I see: blue; I hear: whistle."),
        ("像这样的", "视频里有：蓝色；能听到：哨声。"),
    ],
)
def test_what_was_heard_in_a_video_is_said_too(
    talk: Talk, clip: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, message: str, said: str
) -> None:
    tone = sound(tmp_path / "tone.wav", 3_000)
    program(tmp_path, monkeypatch, f'for last; do :; done; cp {tone} "${{last#file:}}"')
    monkeypatch.setattr(talk.app, "media", with_video((ColourEncoder(), PitchEncoder())))
    answer = talk.say(message, clip)
    assert said in answer.reply
    shown = [(fact.role, fact.value) for fact in answer.ledger if fact.field == "video"]
    assert shown == [(Role.SEED, "blue, whistle")]


def test_what_was_seen_in_a_video_can_be_corrected(talk: Talk, clip: Path) -> None:
    fact = next(fact for fact in talk.say("a photo like this", clip).ledger if fact.field == "video")
    corrected = fact.model_copy(update={"value": "green"})
    editing.replace(talk.app.conversations, talk.session, fact, corrected)
    assert talk.say("a photo please").picks[0].item.id == "green"


@pytest.mark.parametrize(
    ("message", "said"),
    [("like this", "no moving picture can be read in it"), ("像这样的照片", "里面读不出活动的画面")],
)
def test_a_video_that_cannot_be_watched_is_told(talk: Talk, clip: Path, message: str, said: str) -> None:
    clip.write_bytes(clip.read_bytes()[:60])
    assert said in talk.say(message, clip).reply


def test_a_film_of_hundreds_of_megabytes_is_no_message(talk: Talk, clip: Path) -> None:
    with clip.open("r+b") as opened:
        opened.truncate(200_000_001)
    assert "larger than 200 MB" in talk.say("like this", clip).reply


def test_names_of_what_a_file_is_and_those_in_doubt_are_no_wishes(
    talk: Talk, blue: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Poster(ColourEncoder):
        def impressions(self, files: Sequence[Path]) -> list[Impression | Flaw]:
            labels = tuple(Label(en=name, zh=name, share=share) for name in names)
            made = (each for each in super().impressions(files) if isinstance(each, Impression))
            return [each._replace(labels=labels) for each in made]

    monkeypatch.setattr(talk.app, "media", (Poster(),))
    names, share = ("web site", "volcano", "music"), 0.9
    assert talk.say("like this", blue).ledger[0].value == "volcano"
    names = ("web site", "music")
    assert talk.say("like this", blue).ledger[0].value == "music"
    share = 0.3
    assert talk.say("like this", blue).ledger[0].value == "image"


@pytest.mark.parametrize(
    ("shares", "english", "chinese"),
    [
        ((0.9, 0.6), "In the picture I see: frog, pond.", "图片里有：青蛙、池塘。"),
        ((0.9, 0.2), "In the picture I see: frog, perhaps pond.", "图片里有：青蛙，可能还有池塘。"),
        (
            (0.3, 0.2),
            "In the picture, not for sure, I see: frog, pond. Tell me if that is wrong.",
            "图片里好像有：青蛙、池塘。不对的话请告诉我。",
        ),
    ],
)
def test_what_is_not_sure_is_not_said_as_if_it_were(
    shares: tuple[float, float], english: str, chinese: str
) -> None:
    names = (("frog", "青蛙"), ("pond", "池塘"))
    labels = tuple(Label(en=en, zh=zh, share=share) for (en, zh), share in zip(names, shares, strict=True))
    shown = [Upload(id="a", kind=Kind.IMAGE, labels=labels, vectors={})]
    assert [*sentences(shown, "en"), *sentences(shown, "zh")] == [english, chinese]


@pytest.mark.parametrize(
    ("share", "said"), [(0.9, "like your picture: frog"), (0.2, "looks close to your picture")]
)
def test_a_pick_is_said_to_show_only_what_is_sure(share: float, said: str) -> None:
    candidate = Candidate(
        item=Item(id="pond", title="Pond", medium="photo"),
        score=1,
        provenance=(Provenance(branch=Branch.IMAGE, rank=1),),
        labels=(Label(en="frog", zh="青蛙", share=share),),
    )
    likeness = Likeness(kind="image", words="frog", vectors={"image-colours": (1.0,)})
    reasons = reasons_for(candidate, InterestQuery(likenesses=(likeness,)), {}, "en")
    assert said in [reason.text for reason in reasons]


@pytest.mark.parametrize(("read", "written"), [("AA", ""), ("Jaws", "Jaws"), ("大话", "大话")])
def test_a_letter_or_two_on_a_drawing_are_no_words(blue: Path, read: str, written: str) -> None:
    class Reader:
        kind, name = Kind.IMAGE, "reader"

        def facts(self, file: Path, known: Attributes) -> Attributes | Flaw:
            return {WRITTEN: read}

    shown = perceived(blue, (ColourEncoder(),), (Reader(),))
    assert isinstance(shown, Upload) and shown.written == written
