import tomllib
from pathlib import Path

import pytest

import retrieval
from retrieval.spelling import folded, is_han, simplified
from retrieval.vocabulary import vocabulary

FILE = Path(retrieval.__file__).with_name("vocabulary.toml")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a sci-fi film", ["sci-fi", "film"]),
        ("science fiction movies", ["sci-fi", "film"]),
        ("科幻電影", ["sci-fi", "film"]),
        ("Japanese horror", ["JP", "horror"]),
        ("日本恐怖片", ["JP", "horror"]),
        ("something slower and funnier", ["slow", "funny"]),
        ("scientific", []),
        ("in no time", []),
    ],
)
def test_words_are_found_in_either_language(text: str, words: list[str]) -> None:
    assert [mention.word for mention in vocabulary().mentions(text)] == words


def test_every_word_has_a_chinese_label_and_is_found_by_it() -> None:
    for kind in ("medium", "genre", "mood", "country", "language"):
        for word in vocabulary().words(kind):
            label = vocabulary().label(kind, word, "zh")
            assert is_han(label), (kind, word)
            assert vocabulary().canonical(kind, label) == word


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("DE", "Germany"),
        ("DK", "Denmark"),
        ("FI", "Finland"),
        ("NO", "Norway"),
        ("PL", "Poland"),
        ("NG", "Nigeria"),
    ],
)
def test_a_country_is_called_by_its_english_name_in_english(code: str, name: str) -> None:
    assert vocabulary().label("country", code, "en") == name
    assert vocabulary().canonical("country", name) == code


def test_no_spelling_means_two_words_of_one_kind() -> None:
    tables = tomllib.loads(FILE.read_text("utf-8"))
    for kind in ("medium", "mood", "language"):
        words = tables[kind]
        seen: dict[str, str] = {}
        for word, spellings in words.items():
            for spelling in {folded(text) for text in (word, *spellings)}:
                assert seen.setdefault(spelling, word) == word, (kind, spelling)


@pytest.mark.parametrize("text", ["臺灣電影", "花樣年華", "愛情"])
def test_simplifying_keeps_the_length(text: str) -> None:
    assert len(simplified(text)) == len(text)
