"""Recorded turns made ready to be scored: what counts, what was named before, and what was found odd."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from retrieval.models import Item, Record
from retrieval.titles import Names

from .evaluation_turns import RecordedTurn, Target, stem


class Trial(Record):
    """One turn to be scored."""

    turn: RecordedTurn
    dialogue: str
    user: str
    """The person's id, should interactions know it."""
    named: frozenset[str]
    """Ids the conversation or the profile named before: taken out of every ranking."""

    @property
    def targets(self) -> tuple[Target, ...]:
        return self.turn.new_targets


class Naming:
    """Finds what was named before a turn; texts that occur in many turns are read once."""

    def __init__(self, names: Names, items: Mapping[str, Item]) -> None:
        self._names = names
        self._items = items
        self._linked: dict[str, frozenset[str]] = {}

    def linked(self, turn: RecordedTurn) -> frozenset[str]:
        """Return the items whose titles the messages name."""
        return frozenset(i for message in turn.messages for i in self._in_text(message.text))

    def known(self, turn: RecordedTurn) -> frozenset[str]:
        """Return the items of the profile, liked or not."""
        entries = (*turn.profile.liked, *turn.profile.disliked)
        return frozenset(item for entry in entries for item in self._of_entry(entry))

    def _in_text(self, text: str) -> frozenset[str]:
        if text not in self._linked:
            mentions = self._names.mentions(text)
            self._linked[text] = frozenset(i for m in mentions if not m.is_creator for i in m.items)
        return self._linked[text]

    def _of_entry(self, entry: str) -> Iterable[str]:
        return (entry,) if entry in self._items else (item.id for item in self._names.title(entry))


def trials_of(
    turns: Sequence[RecordedTurn], dialogues: Mapping[str, str], naming: Naming
) -> tuple[list[Trial], Counter[str]]:
    """Return the turns that have something to score, and counts of what was odd."""
    trials: list[Trial] = []
    odd: Counter[str] = Counter()
    for turn in turns:
        new = _ids(turn.new_targets)
        before, linked, known = _ids(turn.targets) - new, naming.linked(turn), naming.known(turn)
        odd["repeated_targets"] += len(turn.targets) - len(turn.new_targets)
        odd["targets_named_in_context"] += _touching(turn.new_targets, linked)
        odd["targets_in_profile"] += _touching(turn.new_targets, known)
        if not turn.new_targets:
            odd["turns_without_new_targets"] += 1
            continue
        # a new target was not named, whatever a title that is also a word looks like
        named = (before | linked | known) - new
        odd["items_removed"] += len(named)
        trials.append(Trial(turn=turn, dialogue=dialogues[turn.id], user=stem(turn.id), named=named))
    return trials, odd


def targets_not_in(items: Collection[str], trials: Iterable[Trial]) -> int:
    """Count the targets that no ranking of the catalogue can answer."""
    return sum(not any(i in items for i in t) for trial in trials for t in trial.targets)


def _ids(targets: Iterable[Target]) -> frozenset[str]:
    return frozenset(item for target in targets for item in target)


def _touching(targets: Iterable[Target], ids: Collection[str]) -> int:
    return sum(any(item in ids for item in target) for target in targets)
