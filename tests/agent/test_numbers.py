import pytest

from agent.numbers import bounds


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("only from the 1990s please", "year", "1990..1999"),
        ("from the nineties", "year", "1990..1999"),
        ("something from the 80s", "year", "1980..1989"),
        ("八十年代的电影", "year", "1980..1989"),
        ("80年代的日本电影", "year", "1980..1989"),
        ("上世纪六十年代", "year", "1960..1969"),
        ("before 1960", "year", "..1959"),
        ("older than 1950", "year", "..1949"),
        ("2000年以后", "year", "2000.."),
        ("from 2000 on", "year", "2000.."),
        ("between 1970 and 1985", "year", "1970..1985"),
        ("1980年到1989年", "year", "1980..1989"),
        ("under two hours", "duration_minutes", "..120"),
        ("nothing longer than 90 minutes", "duration_minutes", "..90"),
        ("两个小时以内", "duration_minutes", "..120"),
        ("不超过一个半小时", "duration_minutes", "..90"),
        ("an hour and a half or less", "duration_minutes", "..90"),
        ("more than an hour", "duration_minutes", "60.."),
        ("a 1994 film", "year", "1994..1994"),
        ("1994年的电影", "year", "1994..1994"),
        ("from 2015 on", "year", "2015.."),
        ("2015年起的", "year", "2015.."),
    ],
)
def test_years_and_lengths_are_read_alike_in_both_languages(text: str, field: str, value: str) -> None:
    (bound,) = bounds(text)
    assert (bound.field, str(bound.range), bound.strict) == (field, value, True)


@pytest.mark.parametrize(
    "text",
    ["an 80s vibe", "八十年代的感觉", "around two hours", "两小时左右", "a 90-minute film", "九十分钟的电影"],
)
def test_vague_words_make_a_bound_soft(text: str) -> None:
    (bound,) = bounds(text)
    assert not bound.strict


@pytest.mark.parametrize("text", ["1984", "2046", "12 Angry Men", "三个女人", "I have 2 cats"])
def test_a_bare_number_is_no_wish(text: str) -> None:
    assert bounds(text) == []
