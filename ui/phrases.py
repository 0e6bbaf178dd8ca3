"""What the windows need words for."""

from agent.ledger import Role
from retrieval.models import Branch, Record


class Words(Record):
    hello: str
    invitation: str
    ask: str
    placeholder: str
    send: str
    stop: str
    new: str
    menu: str
    close: str
    catalogue: str
    picks: str
    adventurous: str
    settings: str
    show: str
    show_limits: str
    choose_files: str
    record: str
    record_stop: str
    recorded: str
    """What a recording is called."""
    drop_here: str
    too_many: str
    large: str
    """Of the file {name}."""
    full: str
    unreadable: str
    no_microphone: str
    shown_message: str
    """What is shown says without words."""
    picture_of: str
    """With the {title} of the item."""
    sound_of: str
    map: str
    map_hint: str
    map_near: str
    map_talk: str
    map_seed: str
    map_pick: str
    map_rejected: str
    map_failed: str
    zoom_in: str
    zoom_out: str
    other_language: str
    conversations: str
    no_conversations: str
    rename: str
    forget: str
    forget_really: str
    forgotten: str
    counting: str
    """What stands before the ledger."""
    pin: str
    drop: str
    undo: str
    look_again: str
    look_again_message: str
    edit: str
    editing: str
    leave: str
    reading: str
    looking: str
    choosing: str
    wording: str
    stopped: str
    failed: str
    broken: str
    more: str
    not_this: str
    seen: dict[str, str]
    """What is said of a work that is known already, by its medium; "other" for those not named."""
    gone: str
    again: str
    more_message: str
    """What is asked for more like {title}."""
    seen_message: str
    """The message about a {title} that is known already, in Chinese with what is {seen} of its medium."""
    why_not: str
    why_not_message: str
    """What is asked about a {title} that was not picked."""
    trace: str
    laps: dict[str, str]
    """What the seconds of a turn were spent on, by the names of `Answer.timings`."""
    branches: dict[Branch, str]
    tokens: str
    """With the numbers {read}, {written} and {calls}."""
    busy: str
    too_often: str
    """With the seconds to wait as {seconds}."""
    waiting: str
    """With the number of those the model answers first as {ahead}."""
    understood: str
    roles: dict[Role, str]
    """What stands before a value understood; nothing before what is simply wanted."""
