from hypothesis import given
from hypothesis import strategies as st

from agent.ledger import Fact, Ledger, Role, Scope, Strength

FACTS = st.builds(
    Fact,
    role=st.sampled_from(Role),
    field=st.sampled_from(["medium", "genre", "mood", "year", "title"]),
    value=st.sampled_from(["film", "horror", "slow", "1980..1989", "Slow Rain"]),
    strength=st.sampled_from(Strength),
    scope=st.sampled_from(Scope),
    turn=st.integers(1, 5),
)


def fact(role: Role, field: str, value: str, turn: int = 1, scope: Scope = Scope.CONVERSATION) -> Fact:
    return Fact(role=role, field=field, value=value, turn=turn, scope=scope)


def test_a_refusal_takes_the_place_of_the_wish() -> None:
    ledger = Ledger(facts=(fact(Role.TARGET, "genre", "horror"),))
    new = fact(Role.REJECTED, "genre", "Horror", turn=2)
    assert ledger.updated([new]).facts == (new,)


def test_a_wish_takes_a_refusal_back() -> None:
    ledger = Ledger(facts=(fact(Role.REJECTED, "genre", "horror"),))
    new = fact(Role.TARGET, "genre", "horror", turn=2)
    assert ledger.updated([new]).facts == (new,)


def test_another_medium_replaces_the_first_and_its_length() -> None:
    film, length = fact(Role.TARGET, "medium", "film"), fact(Role.TARGET, "duration_minutes", "..120")
    book = fact(Role.TARGET, "medium", "book", turn=2)
    assert Ledger(facts=(film, length)).updated([book]).facts == (book,)


def test_two_media_in_one_message_stay_together() -> None:
    both = [fact(Role.TARGET, "medium", "book"), fact(Role.TARGET, "medium", "album")]
    assert Ledger().updated(both).facts == tuple(both)


def test_what_was_for_one_turn_is_gone_in_the_next() -> None:
    ledger = Ledger().updated([fact(Role.TARGET, "mood", "slow", scope=Scope.TURN)])
    assert ledger.updated([]).facts == ()


@given(st.lists(FACTS, max_size=6), st.lists(FACTS, max_size=4))
def test_new_facts_are_always_in_the_ledger(old: list[Fact], new: list[Fact]) -> None:
    facts = Ledger().updated(old).updated(new).facts
    assert {(f.role, f.field, f.value) for f in new} <= {(f.role, f.field, f.value) for f in facts}


@given(st.lists(FACTS, max_size=6))
def test_saying_the_same_again_changes_nothing(facts: list[Fact]) -> None:
    lasting = [f for f in facts if f.scope is not Scope.TURN]
    once = Ledger().updated(lasting)
    assert set(once.updated(lasting).facts) == set(once.facts) or any(
        a.value == b.value and a.role is not b.role for a in lasting for b in lasting
    )


def test_what_lasts_is_not_lost_by_saying_it_for_one_turn() -> None:
    lasting, once = fact(Role.TARGET, "medium", "film"), fact(Role.TARGET, "medium", "film", 2, Scope.TURN)
    assert [f.value for f in Ledger(facts=(lasting,)).updated([once]).updated([]).facts] == ["film"]


def test_seen_and_loved_or_refused_and_disliked_stand_together() -> None:
    seen, loved = fact(Role.SATISFIED, "title", "Slow Rain"), fact(Role.SEED, "title", "Slow Rain", turn=2)
    assert Ledger(facts=(seen,)).updated([loved]).facts == (seen, loved)
    refused = fact(Role.REJECTED, "title", "Slow Rain", turn=3)
    assert Ledger(facts=(seen, loved)).updated([refused]).facts == (refused,)
