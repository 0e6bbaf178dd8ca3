"""What is read of an item, and the words it is found by."""

from retrieval.item_text import PARTS, clipped, item_parts, item_text, item_words
from retrieval.models import Creator, Item

MOOD = Item(
    id="mood",
    title="In the Mood for Love",
    medium="film",
    year=2000,
    creators=(Creator(name="Wong Kar-wai", role="director"),),
    genres=("drama", "romance"),
    tags=("slow",),
    description="Two neighbours in 1960s Hong Kong discover that their spouses have an affair.",
    aliases=("Fa yeung nin wah",),
    attributes={
        "title_zh": "花样年华",
        "creators_zh": ("王家卫",),
        "description_zh": "六十年代的香港。",
        "themes": ("infidelity",),
        "themes_zh": ("婚外情",),
        "based_on": ("book-intersection-1972",),
    },
)


def test_the_text_says_what_the_item_is_and_is_about() -> None:
    assert item_text(MOOD) == (
        "In the Mood for Love (花样年华). film 2000. Wong Kar-wai. drama, romance, slow, infidelity."
        " Two neighbours in 1960s Hong Kong discover that their spouses have an affair."
    )


def test_the_text_comes_in_pieces_that_say_what_it_is_called_its_subjects_and_each_sentence() -> None:
    told = MOOD.model_copy(
        update={"description": f"{MOOD.description} They meet at the noodle stall. It rains."}
    )
    assert item_parts(told) == (
        "In the Mood for Love (花样年华). film 2000. Wong Kar-wai. ",
        "drama, romance, slow, infidelity. ",
        "Two neighbours in 1960s Hong Kong discover that their spouses have an affair. ",
        "They meet at the noodle stall. It rains.",
    )


def test_what_an_item_lacks_is_an_empty_piece() -> None:
    bare = Item(id="rain", title="Rain", medium="book")
    assert item_parts(bare) == ("Rain. book", "", "", "")
    assert len(item_parts(MOOD.model_copy(update={"description": "word " * 1000}))) == PARTS


def test_the_end_of_a_text_is_what_is_cut() -> None:
    assert clipped("short") == "short"
    assert clipped("rain " * 1000) == ("rain " * 1000)[: len(clipped("rain " * 1000))]


def test_the_chinese_description_stands_in_for_a_missing_one() -> None:
    assert item_text(MOOD.model_copy(update={"description": ""})).endswith("infidelity. 六十年代的香港。")


def test_long_descriptions_are_cut_by_what_they_cost_to_read() -> None:
    english = MOOD.model_copy(update={"description": "word " * 1000})
    chinese = MOOD.model_copy(update={"description": "雨夜的孤独" * 1000})
    assert len(item_text(english)) > 400
    assert 150 < len(item_text(chinese)) < 300


def test_the_words_are_those_of_both_languages_without_links() -> None:
    words = item_words(MOOD)
    for word in (
        "Fa yeung nin wah",
        "花样年华",
        "王家卫",
        "婚外情",
        "爱情",
        "六十年代的香港",
        "电影",
        "infidelity",
    ):
        assert word in words
    assert "book-intersection-1972" not in words


def test_a_bare_item_has_text_and_words() -> None:
    bare = Item(id="x", title="X", medium="thing")
    assert item_text(bare) == "X. thing"
    assert item_words(bare).strip() == "X"
