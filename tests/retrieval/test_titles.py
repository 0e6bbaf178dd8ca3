import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.loose_names import LooseNames
from retrieval.models import Creator, Item
from retrieval.titles import Names
from tests.shelf import SHELF

HER = Item(id="her", title="Her", medium="film", year=2013, popularity=50)
OLD_HER = Item(id="old-her", title="Her", medium="film", year=1950, popularity=1)
AMELIE = Item(id="amelie", title="Amélie", medium="film", year=2001, aliases=("天使爱美丽",))
WONG = Item(
    id="mood",
    title="In the Mood for Love",
    medium="film",
    aliases=("花样年华",),
    creators=(Creator(name="Wong Kar-wai", role="director"),),
    attributes={"creators_zh": ("王家卫",)},
)
OTHERS = (
    Item(id="gone", title="Gone with the Wind", medium="film"),
    Item(id="rocky-2", title="Rocky II", medium="film", year=1979),
    Item(id="story-2", title="倩女幽魂II：人间道", medium="film"),
    Item(id="voice", title="风声", medium="film"),
    Item(id="live", title="一首简单的歌( Live )", medium="track"),
    Item(id="year", title="1984", medium="book", description="A clerk writes a diary in the lighthouse."),
    Item(id="light", title="Lighthouse", medium="book", description="Two keepers and a storm."),
    Item(id="keep", title="Keepers", medium="book", description="The lighthouse is lit. So are they."),
    Item(id="man", title="The Quiet Man", medium="film", popularity=1),
    Item(id="quiet", title="Quiet Man", medium="film", popularity=9),
    Item(id="dearest", title="亲爱的", medium="film"),
    Item(id="sea", title="Down to the Sea", medium="film"),
    Item(id="can", title="Can I", medium="track"),
    Item(id="am", title="Am I", medium="track"),
)
NAMES = Names((*SHELF, HER, OLD_HER, AMELIE, WONG, *OTHERS))


def found(text: str) -> list[str]:
    return [mention.name for mention in NAMES.mentions(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("I loved Night Train and Slow Rain", ["Night Train", "Slow Rain"]),
        ("have you seen The Old Road?", ["The Old Road"]),
        ("the old road to the coast", []),
        ("喜欢《花样年华》和慢雨那样的", ["In the Mood for Love", "Slow Rain"]),
        ("喜欢《花样年华》，慢雨天看", ["In the Mood for Love"]),
        ("喜歡花樣年華", ["In the Mood for Love"]),
        ("王家卫的电影", ["Wong Kar-wai"]),
        ("films by Wong Kar Wai", ["Wong Kar-wai"]),
        ("something like amelie please", ["Amélie"]),
        ("I saw Her last week", ["Her"]),
        ("I told her about it", []),
        ("down to the sea i already saw", ["Down to the Sea"]),
        ("I walk down to the sea", []),
        ("Can I stay, or am I late", []),
        ("Her voice is lovely", []),
        ('the film "her" was good', ["Her"]),
        ("nothing in particular", []),
        ("Gone with the Wind is long", ["Gone with the Wind"]),
        ("the birds were gone with the wind", []),
        ("something like Rocky 2", ["Rocky II"]),
        ("又想看倩女幽魂2", ["倩女幽魂II：人间道"]),
        ("我最喜欢『风声』", ["风声"]),
        ("她主演的风声很好看", ["风声"]),
        ("外面的风声很大", []),
        ("你听过《一首简单的歌》吗", ["一首简单的歌( Live )"]),
        ("Night Train (1984)", []),
        ("we saw the lighthouse by the sea", []),
        ("I adored Lighthouse as a child", ["Lighthouse"]),
        ("亲爱的，今天放点什么", []),
        ("电影亲爱的怎么样", ["亲爱的"]),
        ("a night train to the coast", []),
    ],
)
def test_names_are_found_in_running_text(text: str, names: list[str]) -> None:
    assert found(text) == names


PAINTERS = Names(
    [
        Item(
            id=name,
            title=f"Work of {name}",
            medium="artwork",
            creators=(Creator(name=name, role="artist"),),
            attributes={"creators_zh": (chinese,)},
        )
        for name, chinese in (
            ("Claude Monet", "克洛德·莫奈"),
            ("Vincent van Gogh", "文森特·梵高"),
            ("Leo Coen", "列奥·科恩"),
            ("Ning Jing", "宁静"),
        )
    ]
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("莫奈的油画", ["Claude Monet"]),
        ("不要梵高，来点莫奈", ["Vincent van Gogh", "Claude Monet"]),
        ("paintings by Van Gogh", ["Vincent van Gogh"]),
        ("Monet's paintings", ["Claude Monet"]),
        ("科恩兄弟的电影", []),
        ("宁静的夜晚", []),
    ],
)
def test_people_are_called_by_a_part_of_their_name(text: str, names: list[str]) -> None:
    assert [mention.name for mention in PAINTERS.mentions(text)] == names


def test_the_title_as_written_comes_before_one_with_another_article() -> None:
    assert [NAMES.mentions(f"I liked {name}")[0].items for name in ("The Quiet Man", "Quiet Man")] == [
        ("man",),
        ("quiet",),
    ]


def test_a_year_tells_namesakes_apart() -> None:
    (mention,) = NAMES.mentions("I liked Her (1950)")
    assert mention.items[0] == "old-her"


@pytest.mark.parametrize("slip", ["Nigth Train", "Night Trian", "Nightt Train"])
def test_slips_of_spelling_are_forgiven(slip: str) -> None:
    assert NAMES.title(slip)[0].title == "Night Train"


@pytest.mark.parametrize("name", ["Day Train", "Rain", "花样"])
def test_another_name_is_no_slip(name: str) -> None:
    assert all(item.title in (name, "Rain") for item in NAMES.title(name))


def test_positions_are_those_of_the_text() -> None:
    text = "喜歡《花樣年華》"
    (mention,) = NAMES.mentions(text)
    assert text[mention.start : mention.end] == "《花樣年華》"


def test_the_plural_of_what_descriptions_speak_of_is_no_title_in_small_letters() -> None:
    told = [
        Item(id=n, title=f"Tale {n}", medium="book", description="A girl rides a horse to the sea.")
        for n in "ab"
    ]
    names = Names([Item(id="h", title="Horses", medium="album"), *told])
    assert names.mentions("my daughter loves horses") == []
    assert [mention.name for mention in names.mentions("I love Horses a lot")] == ["Horses"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("I loved Scary", ["Scary"]),
        ("something like Scary, but shorter", ["Scary"]),
        ("a film that is scary", []),
        ("I like scary films", []),
        ("I love Horror", []),
    ],
)
def test_a_mood_with_a_capital_is_a_title_where_a_verdict_is_told_of_it(text: str, names: list[str]) -> None:
    works = (
        Item(id="scary", title="Scary", medium="film"),
        Item(id="horror", title="Horror", medium="film"),
    )
    assert [mention.name for mention in Names(works).mentions(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Lighthouse meets Amélie", ["Lighthouse", "Amélie"]),
        ("Lighthouse was great, what else?", ["Lighthouse"]),
        ("Lighthouse tours are what I like", []),
    ],
)
def test_an_everyday_word_that_opens_a_sentence_is_a_title_where_it_is_judged(
    text: str, names: list[str]
) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("为什么推荐第二个？", []),
        ("最后一部？", []),
        ("第二个母亲？", ["第二个母亲"]),
        ("大运河边那部", ["大运河边的人家"]),
        ("大运河边有吗？", ["大运河边的人家"]),
        ("你是机器人吗？", []),
        ("这是我们的看过最好的一部", []),
    ],
)
def test_what_points_at_a_pick_is_no_beginning_of_a_title(text: str, names: list[str]) -> None:
    titles = ("第二个母亲", "最后一部电影", "大运河边的人家", "机器人总动员", "这是我们的战争")
    works = [Item(id=title, title=title, medium="film") for title in titles]
    assert [mention.name for mention in Names(works).mentions(text)] == names


_TITLES = st.text(st.sampled_from("Aa the?!.:-'·《》（）的一二2 ÷×é"), min_size=1, max_size=12)


@given(st.lists(st.tuples(_TITLES, _TITLES), max_size=5), st.lists(_TITLES, max_size=3))
def test_titles_and_makers_of_any_letters_and_none_are_looked_for(
    works: list[tuple[str, str]], said: list[str]
) -> None:
    items = [
        Item(
            id=str(n),
            title=title,
            medium="track",
            creators=(Creator(name=maker, role="singer"),),
            attributes={"title_zh": maker},
        )
        for n, (title, maker) in enumerate(works)
    ]
    names = Names(items)
    loose = LooseNames(items, names)
    for message in (*said, *(title for title, _ in works)):
        assert all(message[m.start : m.end] for m in names.mentions(message))
        assert all(loose.meant(message, maker=maker) is None or items for maker in (True, False))


@pytest.mark.parametrize(
    ("text", "names"),
    [("不要小津，看睡着了", ["Yasujiro Ozu"]), ("小津安二郎的电影", ["Yasujiro Ozu"]), ("声音很好", [])],
)
def test_who_is_japanese_is_called_by_the_surname(text: str, names: list[str]) -> None:
    ozu = Item(
        id="story",
        title="Tokyo Story",
        medium="film",
        country="JP",
        creators=(Creator(name="Yasujiro Ozu"),),
        attributes={"creators_zh": ("小津安二郎",)},
    )
    band = Item(
        id="toys",
        title="最美妙的旅行",
        medium="album",
        country="CN",
        creators=(Creator(name="Sound Toy"),),
        attributes={"creators_zh": ("声音玩具",)},
    )
    assert [mention.name for mention in Names((ozu, band)).mentions(text)] == names
