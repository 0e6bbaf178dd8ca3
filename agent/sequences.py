"""Which sequence of a model's memory a prompt continues, so that standing text is evaluated once."""

from collections.abc import Sequence

FEWEST_SHARED = 16  # a shorter common prefix is only the chat template's


class Sequences:
    """Which tokens each sequence of the context holds, and which one a prompt should continue."""

    def __init__(self, count: int) -> None:
        self.tokens: list[list[int]] = [[] for _ in range(count)]
        self._used = list(range(count))

    def choose(self, prompt: Sequence[int]) -> tuple[int, int]:
        """Return the sequence to continue and how many of its tokens stay."""
        shared = [_common_prefix(held, prompt) for held in self.tokens]
        best = max(range(len(shared)), key=lambda index: shared[index])
        if shared[best] < FEWEST_SHARED:
            best = self._used[0]
        self._used.remove(best)
        self._used.append(best)
        # the last prompt token is evaluated again: its logits are needed
        return best, min(shared[best], len(prompt) - 1)

    def least_used(self, spared: int) -> int | None:
        """Return the longest unused sequence that still holds tokens, never `spared`."""
        return next((index for index in self._used if index != spared and self.tokens[index]), None)


def _common_prefix(left: Sequence[int], right: Sequence[int]) -> int:
    length = min(len(left), len(right))
    return next((index for index in range(length) if left[index] != right[index]), length)
