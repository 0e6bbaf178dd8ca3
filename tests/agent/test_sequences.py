"""What of a prompt is evaluated again."""

from agent.sequences import Sequences


def test_a_prompt_continues_the_sequence_it_shares_most_with() -> None:
    sequences = Sequences(2)
    first, second = list(range(100)), list(range(200, 300))
    sequences.tokens[0], sequences.tokens[1] = first, second
    assert sequences.choose([*first[:50], 7, 8]) == (0, 50)
    assert sequences.choose([*second, 9]) == (1, 100)


def test_the_last_prompt_token_is_always_evaluated() -> None:
    sequences = Sequences(1)
    sequences.tokens[0] = list(range(40))
    assert sequences.choose(list(range(40))) == (0, 39)
