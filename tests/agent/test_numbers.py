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
        ("an hour forty, max", "duration_minutes", "..100"),
        ("it can't be longer than 100 minutes", "duration_minutes", "..100"),
        ("nothing that goes on for more than two hours", "duration_minutes", "..120"),
        ("nothing over 45", "duration_minutes", "..45"),
        ("keep it under ninety please", "duration_minutes", "..90"),
        ("my train takes 45 minutes each way", "duration_minutes", "..45"),
        ("ninety-odd minutes at most", "duration_minutes", "..90"),
        ("a couple of hours max", "duration_minutes", "..120"),
        ("anything past the two hour mark loses me", "duration_minutes", "..120"),
        ("nothing under two hours", "duration_minutes", "120.."),
        ("最多一个小时四十", "duration_minutes", "..100"),
        ("九十来分钟封顶", "duration_minutes", "..90"),
        ("超过一个半小时我就睡着", "duration_minutes", "..90"),
        ("别超过45", "duration_minutes", "..45"),
        ("外国片也要得，莫超过两个钟头", "duration_minutes", "..120"),
        ("唔好超過兩個鐘頭", "duration_minutes", "..120"),
        ("a 1994 film", "year", "1994..1994"),
        ("1994年的电影", "year", "1994..1994"),
        ("from 2015 on", "year", "2015.."),
        ("2015年起的", "year", "2015.."),
        ("novels, 2000 or later", "year", "2000.."),
        ("2000年及以后的小说", "year", "2000.."),
        ("1970 or earlier", "year", "..1970"),
        ("1970年及以前", "year", "..1970"),
        ("films up to 1970", "year", "..1970"),
        ("post-2010", "year", "2011.."),
        ("from the noughties", "year", "2000..2009"),
        ("零零年代", "year", "2000..2009"),
        ("mid-eighties", "year", "1984..1986"),
        ("八十年代中期", "year", "1984..1986"),
        ("late 90s", "year", "1997..1999"),
        ("九十年代末", "year", "1997..1999"),
        ("60s through 80s", "year", "1960..1989"),
        ("六十到八十年代", "year", "1960..1989"),
        ("19th century novels", "year", "1800..1899"),
        ("十九世纪的小说", "year", "1800..1899"),
        ("an album from '77", "year", "1977..1977"),
        ("I was born in 1987, a film from that year", "year", "1987..1987"),
        ("我87年生的，来部那年的电影", "year", "1987..1987"),
        ("1h45 max", "duration_minutes", "..105"),
        ("under 1 hr 40", "duration_minutes", "..100"),
        ("一小时四十分钟以内", "duration_minutes", "..100"),
        ("two and a half hours tops", "duration_minutes", "..150"),
        ("the bus comes in 15 min", "duration_minutes", "..15"),
        ("车还有十五分钟到", "duration_minutes", "..15"),
        ("40 minutes to kill", "duration_minutes", "..40"),
        ("for a 20-minute commute", "duration_minutes", "..20"),
        ("地铁四十分钟", "duration_minutes", "..40"),
        ("half an hour till bed", "duration_minutes", "..30"),
        ("半小时能听完的", "duration_minutes", "..30"),
        ("I said 90 minutes, make it 100", "duration_minutes", "..100"),
        ("放宽到两个半小时", "duration_minutes", "..150"),
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


@pytest.mark.parametrize(
    "text",
    [
        "1984",
        "2046",
        "12 Angry Men",
        "三个女人",
        "I have 2 cats",
        "I'm 40 years old",
        "I've been waiting for an hour",
        "等了一个小时了",
        "I was born in 1987",
        "我1990年出生",
    ],
)
def test_a_bare_number_is_no_wish(text: str) -> None:
    assert bounds(text) == []
