import pytest

from agent.commands import order_in
from agent.ledger import Fact, Role, Strength
from agent.past import Referent
from agent.rules import facts_in
from retrieval.titles import Names
from tests.shelf import SHELF

NAMES = Names(SHELF)
ITEMS = {item.id: item for item in SHELF}
LAST = tuple(
    Referent(item=ITEMS[item_id], turn=1, number=number)
    for number, item_id in enumerate(("film-tea-1999", "film-old-road-1958"), start=1)
)


def said(message: str) -> set[tuple[str, str, str]]:
    return {(f.role.value, f.field, f.value) for f in facts_in(message, NAMES, LAST, 1)}


def fact(message: str, field: str) -> Fact:
    return next(f for f in facts_in(message, NAMES, LAST, 1) if f.field == field)


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("I loved Slow Rain, but funnier", {("seed", "title", "Slow Rain"), ("target", "mood", "funny")}),
        ("I loved Slow Rain by Ann Lee", {("seed", "title", "Slow Rain")}),
        ("Slow Rain and Night Train, finished both already", {
            ("satisfied", "title", "Slow Rain"), ("satisfied", "title", "Night Train")}),
        ("Slow Rain? Seen it", {("satisfied", "title", "Slow Rain")}),
        ("loved Slow Rain, have seen Night Train", {
            ("seed", "title", "Slow Rain"), ("satisfied", "title", "Night Train")}),
        ("gave up on Slow Rain at page 40", {
            ("rejected", "title", "Slow Rain"), ("contrast", "title", "Slow Rain")}),
        ("bailed on Slow Rain halfway", {
            ("rejected", "title", "Slow Rain"), ("contrast", "title", "Slow Rain")}),
        ("慢雨、四点茶都看过了", {
            ("satisfied", "title", "Slow Rain"), ("satisfied", "title", "Tea at Four")}),
        ("四点茶，看过八百遍了", {("satisfied", "title", "Tea at Four")}),
        ("四点茶追不下去", {("rejected", "title", "Tea at Four"), ("contrast", "title", "Tea at Four")}),
        ("Slow Rain: 2/10", {("rejected", "title", "Slow Rain"), ("contrast", "title", "Slow Rain")}),
        ("still not over Slow Rain", {("seed", "title", "Slow Rain")}),
        ("慢雨给我看哭了，封神", {("seed", "title", "Slow Rain")}),
        ("好爱《慢雨》，《四点茶》也看过了", {
            ("seed", "title", "Slow Rain"), ("satisfied", "title", "Tea at Four")}),
        ("我是李安妮的铁粉", {("seed", "creator", "Ann Lee")}),
        ("second date at mine", {("target", "mood", "romantic")}),
        ("第二次约会", {("target", "mood", "romantic")}),
        ("something like Slow Rain by Ann Lee", {("seed", "title", "Slow Rain")}),
        ("喜欢李安妮的《慢雨》", {("seed", "title", "Slow Rain")}),
        ("喜欢《慢雨》，想要更好笑的", {("seed", "title", "Slow Rain"), ("target", "mood", "funny")}),
        ("films by Ann Lee", {("target", "creator", "Ann Lee"), ("target", "medium", "film")}),
        ("李安妮导演的电影", {("target", "creator", "Ann Lee"), ("target", "medium", "film")}),
        ("I can't stand Ann Lee", {("rejected", "creator", "Ann Lee")}),
        ("不喜欢李安妮", {("rejected", "creator", "Ann Lee")}),
        ("no horror, nothing sad", {("rejected", "genre", "horror"), ("rejected", "mood", "sad")}),
        ("不要恐怖片，也别太悲伤", {("rejected", "genre", "horror"), ("rejected", "mood", "sad")}),
        ("a Japanese film", {("target", "country", "JP"), ("target", "medium", "film")}),
        ("日本電影", {("target", "country", "JP"), ("target", "medium", "film")}),
        ("a book, not a film", {("target", "medium", "book"), ("rejected", "medium", "film")}),
        ("I've already seen Night Train", {("satisfied", "title", "Night Train")}),
        ("《四点茶》看过了", {("satisfied", "title", "Tea at Four")}),
        ("《四点茶》我已经去过了，换别的", {("satisfied", "title", "Tea at Four")}),
        ("《四点茶》我已经知道了，换别的", {("satisfied", "title", "Tea at Four")}),
        ("more like the second one", {("seed", "title", "The Old Road")}),
        ("像第二部那样的", {("seed", "title", "The Old Road")}),
        ("I want something to read", {("target", "medium", "book")}),
        ("an album like the film Slow Rain", {("target", "medium", "album"), ("seed", "title", "Slow Rain")}),
        ("albums by Ann Lee or Bo Ek", {
            ("target", "creator", "Ann Lee"), ("target", "creator", "Bo Ek"), ("target", "medium", "album")}),
        ("less violent thriller films", {
            ("rejected", "mood", "violent"), ("target", "genre", "thriller"), ("target", "medium", "film")}),
        ("没那么暴力的惊悚电影", {
            ("rejected", "mood", "violent"), ("target", "genre", "thriller"), ("target", "medium", "film")}),
        ("诡异但不血腥", {("target", "mood", "eerie"), ("rejected", "mood", "violent")}),
        ("eerie but not bloody", {("target", "mood", "eerie"), ("rejected", "mood", "violent")}),
        ("the last two are too slow", {("rejected", "mood", "slow")}),
        ("后两部太慢了", {("rejected", "mood", "slow")}),
        ("I read Rain and loved it", {("satisfied", "title", "Rain"), ("seed", "title", "Rain")}),
        ("刚看完《慢雨》，很喜欢", {("satisfied", "title", "Slow Rain"), ("seed", "title", "Slow Rain")}),
        ("Slow Rain is overrated", {("rejected", "title", "Slow Rain"), ("contrast", "title", "Slow Rain")}),
        ("《慢雨》没什么感觉", {("rejected", "title", "Slow Rain"), ("contrast", "title", "Slow Rain")}),
        ("I've seen all of Ann Lee's films", {("satisfied", "creator", "Ann Lee")}),
        ("李安妮的电影我都看过", {("satisfied", "creator", "Ann Lee")}),
        ("I can't wait to watch Slow Rain", {("seed", "title", "Slow Rain")}),
        ("《慢雨》我想看", {("seed", "title", "Slow Rain")}),
        ("no films about sports", {("rejected", "genre", "sports")}),
        ("nothing from before 2000", {("target", "year", "2000..")}),
        ("不要2000年以前的", {("target", "year", "2000..")}),
        ("not too slow, before 2000", {("rejected", "mood", "slow"), ("target", "year", "..1999")}),
        ("要电影不要书", {("target", "medium", "film"), ("rejected", "medium", "book")}),
        ("《慢雨》看過了，想要類似的", {("satisfied", "title", "Slow Rain"), ("seed", "title", "Slow Rain")}),
        ("剧情好的电影，单曲循环的那种", {("target", "medium", "film")}),
    ],
)  # fmt: skip
def test_what_a_message_says_is_read_without_a_model(
    message: str, expected: set[tuple[str, str, str]]
) -> None:
    assert expected <= said(message)
    media = {value for role, field, value in said(message) if (role, field) == ("target", "medium")}
    assert media == {value for role, field, value in expected if (role, field) == ("target", "medium")}


@pytest.mark.parametrize(
    "message", ["the last two are too slow", "like Slow Rain, but not boring", "shorter than Slow Rain"]
)
def test_a_work_that_something_is_measured_by_is_not_refused(message: str) -> None:
    assert not {fact for fact in said(message) if fact[0] in ("rejected", "contrast") and fact[1] == "title"}


@pytest.mark.parametrize(
    ("message", "role", "value"),
    [
        ("a film about trains", "target", "trains"),
        ("关于火车的电影", "target", "火车"),
        ("有没有关于火车的电影", "target", "火车"),
        ("a book set in Paris, please", "target", "Paris"),
        ("故事发生在巴黎的书", "target", "巴黎"),
        ("paintings of the sea", "target", "the sea"),
        ("画大海的画", "target", "大海"),
        ("nothing about trains", "rejected", "trains"),
        ("不要关于火车的", "rejected", "火车"),
    ],
)
def test_what_a_work_is_about_is_kept_in_the_words_of_the_message(
    message: str, role: str, value: str
) -> None:
    assert (role, "about", value) in said(message)


@pytest.mark.parametrize(
    "message",
    ["what is Slow Rain about?", "how about a comedy", "something about loneliness",
     "a podcast about two hours long", "《慢雨》讲什么的", "讲得好的故事", "讲孤独的电影"],
)  # fmt: skip
def test_no_subject_is_read_from_a_question_a_known_word_or_a_number(message: str) -> None:
    assert not [fact for fact in said(message) if fact[1] == "about"]


@pytest.mark.parametrize(
    "message",
    [
        "have you seen Slow Rain?",
        "你听过《慢雨》吗",
        "太巧了，《慢雨》我也喜欢",
        "绝对不能错过《慢雨》",
        "《慢雨》要不要看一下",
        "《慢雨》不是李安妮拍的吗",
        "you can't miss Slow Rain",
    ],
)
def test_a_question_or_praise_is_no_refusal_and_does_not_say_that_a_work_was_seen(message: str) -> None:
    roles = {role for role, _, value in said(message) if value == "Slow Rain"}
    assert roles == {"seed"}


@pytest.mark.parametrize("message", ["not too scary please", "别太吓人"])
def test_a_mild_refusal_is_soft(message: str) -> None:
    assert fact(message, "mood").strength is Strength.SOFT


def test_a_plain_refusal_is_hard() -> None:
    assert fact("nothing scary", "mood").strength is Strength.HARD


@pytest.mark.parametrize("message", ["do you have any horror?", "有没有恐怖片？"])
def test_a_question_is_no_refusal(message: str) -> None:
    assert fact(message, "genre").role is Role.TARGET


def test_a_word_inside_a_title_is_no_wish() -> None:
    assert ("target", "mood", "slow") not in said("I loved Slow Rain")


@pytest.mark.parametrize("message", ["let's start over", "我们重新开始吧"])
def test_starting_over_is_heard(message: str) -> None:
    assert order_in(message)


@pytest.mark.parametrize(
    "message",
    [
        "no, the first one isn't for me",
        "the first one is not my cup of tea",
        "第一个不适合我",
        "第一个没兴趣",
    ],
)
def test_a_pick_that_is_not_for_the_user_is_refused_and_no_example(message: str) -> None:
    facts = facts_in(message, NAMES, LAST, 2)
    assert [(f.role.value, f.items) for f in facts] == [("rejected", ("film-tea-1999",))]


@pytest.mark.parametrize("message", ["some music for cooking to", "来点做饭时听的音乐"])
def test_music_is_something_to_hear(message: str) -> None:
    facts = facts_in(message, NAMES, (), 1)
    assert {(f.field, f.value) for f in facts} == {("medium", "album"), ("medium", "track")}


@pytest.mark.parametrize("message", ["a film about music", "关于音乐的电影"])
def test_music_can_be_what_a_work_is_about(message: str) -> None:
    assert ("medium", "album") not in {(f.field, f.value) for f in facts_in(message, NAMES, (), 1)}


@pytest.mark.parametrize(
    "message",
    ["something hopeful about the end of the world", "time travel with a heart", "师傅和徒弟的故事"],
)
def test_everyday_words_are_no_genres(message: str) -> None:
    assert not [fact for fact in facts_in(message, NAMES, (), 1) if fact.field == "genre"]


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("a mystrey series", {("target", "genre", "mystery"), ("target", "medium", "tv")}),
        ("a documentry film", {("target", "genre", "documentary"), ("target", "medium", "film")}),
        ("need msic", {("target", "medium", "album"), ("target", "medium", "track")}),
        ("Japanse", {("target", "country", "JP")}),
    ],
)
def test_a_slip_of_spelling_is_forgiven(message: str, expected: set[tuple[str, str, str]]) -> None:
    assert said(message) == expected


@pytest.mark.parametrize(
    "message",
    ["my mates", "I'm hungry", "quite a sort of trick", "at night or in the light", "the brick auction",
     "Mr Thiller", "friction"],
)  # fmt: skip
def test_another_word_is_no_slip(message: str) -> None:
    assert {fact for fact in said(message) if fact[2] != "late-night"} == set()


def test_a_slip_is_told_as_it_was_typed() -> None:
    assert fact("a mystrey series", "genre").words == "mystrey"


@pytest.mark.parametrize(
    ("message", "maker"),
    [
        ("a Lee film", ""),
        ("any Ann Lee film", "Ann Lee"),
        ("ann lee films", "Ann Lee"),
        ("Ann Lee films", "Ann Lee"),
    ],
)
def test_works_of_a_maker_are_asked_for_by_the_name_before_them(message: str, maker: str) -> None:
    makers = {value for role, field, value in said(message) if (role, field) == ("target", "creator")}
    assert makers == ({maker} if maker else set())


@pytest.mark.parametrize(
    "message", ["Korean if possible", "Korean if there is any", "if you have any, Korean", "能是韩国的最好"]
)
def test_what_is_wanted_if_there_is_any_is_not_insisted_on(message: str) -> None:
    assert fact(message, "country").strength is Strength.SOFT


@pytest.mark.parametrize(
    ("message", "length"),
    [
        ("I said two hours max before but let's make it two and a half", "..150"),
        ("刚才说最多两小时，改一下，两个半小时以内吧", "..150"),
        ("nothing over an hour, and nothing made after 1987", "..60"),
    ],
)
def test_the_last_of_two_lengths_counts_where_it_corrects(message: str, length: str) -> None:
    assert {f.value for f in facts_in(message, NAMES, (), 1) if f.field == "duration_minutes"} == {length}


@pytest.mark.parametrize("message", ["nothing made after 1987", "1987年之后出的不要"])
def test_a_year_after_which_nothing_is_wanted_is_itself_allowed(message: str) -> None:
    assert fact(message, "year").value == "..1987"


@pytest.mark.parametrize(
    ("message", "quality"),
    [
        ("I'm squeamish", "violent"),
        ("I faint at the sight of blood", "violent"),
        ("my wife scares easily", "scary"),
        ("我晕血", "violent"),
        ("我胆子小", "scary"),
    ],
)
def test_what_somebody_cannot_bear_is_refused(message: str, quality: str) -> None:
    assert said(message) == {("rejected", "mood", quality)}


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("tone down the violence", {("rejected", "mood", "violent")}),
        ("a non-English film", {("rejected", "language", "en"), ("target", "medium", "film")}),
        ("非英语电影", {("rejected", "language", "en"), ("target", "medium", "film")}),
        ("any good reads?", {("target", "medium", "book")}),
        ("what should I play", {("target", "medium", "game")}),
    ],
)
def test_everyday_turns_of_phrase_are_read(message: str, expected: set[tuple[str, str, str]]) -> None:
    assert said(message) == expected
