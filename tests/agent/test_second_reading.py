"""What the tagger says mends what the rules read; how it does so does not depend on what was learnt."""

from collections.abc import Mapping

import numpy as np
import pytest

from agent.ledger import Fact, Role, Scope, Strength
from agent.second_reading import SecondReading
from agent.tagger import FIELDS, ROLES, Tags
from retrieval.encoders.text import Words
from retrieval.loose_names import LooseNames
from retrieval.models import Creator, Item
from retrieval.titles import Names

WORKS = (
    Item(id="alien", title="Alien", medium="film", creators=(Creator(name="Ridley Scott", role="director"),)),
    Item(id="cleo", title="Cléo from 5 to 7", medium="film"),
)
NAMES = Names(WORKS)
READING = SecondReading(NAMES, LooseNames(WORKS, NAMES))


def tags(text: str, said: Mapping[str, tuple[Role, str] | tuple[Role, Role, str]]) -> Tags:
    """Return tags that are sure: each word of the text is a token, those named have roles and a field."""
    starts = [n for n, letter in enumerate(text) if letter != " " and (n == 0 or text[n - 1] == " ")]
    ends = [text.find(" ", start) if " " in text[start:] else len(text) for start in starts]
    words = Words(text, np.array(starts), np.array(ends), np.zeros((1, len(starts), 1), np.float32))
    roles = np.zeros((len(starts), len(ROLES)), np.float32)
    fields = np.zeros((len(starts), len(FIELDS)), np.float32)
    begins = np.zeros(len(starts), np.float32)
    for phrase, (*own, field) in said.items():
        places = words.places(phrase)
        for role in own:
            roles[places, ROLES.index(Role(role))] = 0.9
        fields[places, FIELDS.index(field)] = 0.9
        begins[places[0]] = 1
    return Tags(words, roles, fields, begins, np.zeros(len(starts), np.float32))


def fact(role: Role, field: str, value: str, words: str = "", **more: object) -> Fact:
    return Fact.model_validate(
        {"role": role, "field": field, "value": value, "words": words or value, **more}
    )


def told(facts: list[Fact]) -> list[tuple[str, str, str]]:
    return [(fact.role.value, fact.field, fact.value) for fact in facts]


def test_what_rules_and_tagger_agree_on_stays_as_the_rules_read_it() -> None:
    read = [fact(Role.TARGET, "genre", "comedy", strength=Strength.HARD)]
    assert READING.mended(read, tags("comedy please", {"comedy": (Role.TARGET, "genre")}), 1) == read


def test_a_work_gets_the_roles_it_is_said_in() -> None:
    read = [fact(Role.SEED, "title", "Alien", reference="style", items=("alien",))]
    mended = READING.mended(
        read, tags("Alien stressed me", {"Alien": (Role.SATISFIED, Role.REJECTED, "title")}), 1
    )
    assert told(mended) == [("rejected", "title", "Alien"), ("satisfied", "title", "Alien")]
    assert [f.strength for f in mended] == [Strength.HARD, Strength.SOFT]
    assert not any(f.reference for f in mended) and all(f.items == ("alien",) for f in mended)


def test_what_is_said_in_no_role_is_dropped_and_the_only_medium_is_not() -> None:
    book, film = (fact(Role.TARGET, "medium", value) for value in ("book", "film"))
    said = tags("my book club wants a film", {"film": (Role.TARGET, "medium")})
    assert READING.mended([book, film], said, 1) == [film]
    assert READING.mended([book], tags("my book club", {}), 1) == [book]
    comedy = fact(Role.TARGET, "genre", "comedy")
    assert READING.mended([comedy], tags("a comedy of errors", {}), 1) == []


def test_what_the_message_does_not_have_in_its_words_is_kept() -> None:
    read = [fact(Role.TARGET, "year", "1980..1989", "eighties")]
    assert READING.mended(read, tags("from then", {}), 1) == read


@pytest.mark.parametrize(
    ("text", "phrase", "role", "field", "expected"),
    [
        ("cleo was wonderful", "cleo", Role.SEED, "title", ("seed", "title", "Cléo from 5 to 7")),
        (
            "nothing with dogs dying",
            "dogs dying",
            Role.REJECTED,
            "about",
            ("rejected", "about", "dogs dying"),
        ),
        ("keep it funny ok", "funny", Role.TARGET, "mood", ("target", "mood", "funny")),
        (
            "has Zabriskie been done",
            "Zabriskie",
            Role.SATISFIED,
            "title",
            ("satisfied", "title", "Zabriskie"),
        ),
    ],
)
def test_words_that_were_passed_over_become_facts(
    text: str, phrase: str, role: Role, field: str, expected: tuple[str, str, str]
) -> None:
    mended = READING.mended([], tags(text, {phrase: (role, field)}), 3)
    assert told(mended) == [expected]
    assert mended[0].turn == 3 and mended[0].words == phrase
    assert (mended[0].reference == "style") is (role is Role.SEED)


def test_words_of_which_nothing_is_known_make_no_limit() -> None:
    assert READING.mended([], tags("some time soon", {"time": (Role.TARGET, "duration_minutes")}), 1) == []


def test_the_works_of_somebody_are_insisted_on() -> None:
    mended = READING.mended([], tags("any ridley ones", {"ridley": (Role.TARGET, "creator")}), 1)
    assert told(mended) == [("target", "creator", "Ridley Scott")]
    assert mended[0].strength is Strength.HARD


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("never again with dogs dying", Scope.ALWAYS),
        ("just this once no dogs dying", Scope.TURN),
        ("nothing with dogs dying", Scope.CONVERSATION),
    ],
)
def test_what_was_passed_over_counts_as_long_as_it_is_said_to(text: str, scope: Scope) -> None:
    said = {"dogs dying": (Role.REJECTED, "about")}
    hard = tags(text, said)
    (only,) = READING.mended([], hard, 1)
    assert only.strength is Strength.HARD and only.scope is scope


def test_of_a_region_and_a_country_of_it_the_country_is_meant() -> None:
    taiwan = fact(Role.TARGET, "country", "TW", "Taiwan")
    said = tags(
        "Asian better got Taiwan", {"Asian": (Role.TARGET, "country"), "Taiwan": (Role.TARGET, "country")}
    )
    assert told(READING.mended([taiwan], said, 1)) == [("target", "country", "TW")]


def test_only_works_and_makers_are_known() -> None:
    night = fact(Role.TARGET, "mood", "late-night", "Nights")
    said = tags("I have Zardoz Nights", {"Nights": (Role.SATISFIED, "title")})
    assert told(READING.mended([night], said, 1)) == [("satisfied", "title", "Nights")]
