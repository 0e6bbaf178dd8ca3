"""The rules read single messages in both languages as people labelled them."""

import pytest

from tests.agent.parse_scores import Label, labels, score

ENOUGH = 0.92
ENOUGH_OF_SECOND = 0.78
"""What is read of messages by another hand, most of which no rule was made for; see the log."""
GAP = 0.03


@pytest.mark.parametrize("part", ["", "second."])
def test_the_same_messages_are_labelled_alike_in_both_languages(part: str) -> None:
    assert [_meant(label) for label in labels(f"{part}en")] == [
        _meant(label) for label in labels(f"{part}zh")
    ]


def _meant(label: Label) -> list[dict[str, object]]:
    """Return the facts; a subject is kept in the words of the message, and has none in common."""
    return [fact.model_dump(exclude={"value"} if fact.field == "about" else None) for fact in label.facts]


@pytest.mark.parametrize("aside", [False, True], ids=["tuned on", "kept aside"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_fields_of_a_message_are_read(language: str, aside: bool) -> None:
    result = score([label for label in labels(language) if label.aside is aside])
    assert result.share >= ENOUGH, "\n".join(result.misses)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_messages_of_another_hand_are_mostly_read(language: str) -> None:
    result = score(labels(f"second.{language}"))
    assert result.share >= ENOUGH_OF_SECOND, "\n".join(result.misses)


def test_neither_language_is_read_worse() -> None:
    shares = [score(labels(language)).share for language in ("en", "zh")]
    assert abs(shares[0] - shares[1]) <= GAP
