"""What the page sends along with a message."""

from pydantic import Field, ValidationError

from agent.uploads import MOST_UPLOADS
from retrieval.models import Record, ShelftalkError

from .bodies import Attachment


class Along(Record):
    rewinding: str
    """How many turns stay when the last message is asked anew in other words; empty when it is not."""
    files: tuple[Attachment, ...] = Field(max_length=MOST_UPLOADS)


def along_with(text: str) -> Along:
    """Read what the page sends; raises ShelftalkError for anything else."""
    try:
        return Along.model_validate_json(text)
    except ValidationError as error:
        raise ShelftalkError("this page is older than the server; reload it") from error
