"""Every default of the product, in one place; each can be set in the environment as SHELFTALK_<NAME>."""

import os
from pathlib import Path
from typing import Annotated

import platformdirs
from pydantic import BeforeValidator, Field, SecretStr
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


def _split(text: object) -> object:
    return tuple(text.replace(",", " ").split()) if isinstance(text, str) else text


Names = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_split)]


class Settings(BaseSettings):
    """Where things are kept, which model answers, and how much is shown."""

    model_config = SettingsConfigDict(env_prefix="SHELFTALK_", extra="ignore", frozen=True)

    cache: Path = platformdirs.user_cache_path("shelftalk")
    """Models and vectors: can be fetched or computed again."""
    data: Path = platformdirs.user_data_path("shelftalk")
    """Catalogues and conversations: cannot."""
    llm: str = "default"
    """"default", "small", a path to a GGUF file, or PROVIDER:MODEL of any LangChain chat model."""
    llm_url: str = ""
    """The server of an OpenAI-compatible model or of Ollama."""
    llm_key: str = "none"
    encoder: Path | None = None
    """A sentence-transformers folder in place of the default text encoder."""
    pictures: str = ""
    """An open_clip model for pictures: MODEL:TAG (ViT-B-16-SigLIP2:webli), MODEL:CHECKPOINT, or a folder."""
    qdrant_url: str = ""
    """A Qdrant server in place of the embedded engine."""
    conversations_url: SecretStr = SecretStr("")
    """A database in place of the file in `data`, such as postgresql://user:secret@host/shelftalk."""
    catalogue: str = "starter"
    shown: Annotated[int, Field(ge=1, le=20)] = 5
    shortlist: Annotated[int, Field(ge=2, le=30)] = 10
    """Candidates the model re-ranks."""
    adventurous: Annotated[float, Field(ge=0, le=1)] = 0.1
    """How much the picks should vary rather than fit: 0 not at all, 1 as much as can be."""
    threads: Annotated[int, Field(ge=1)] = os.cpu_count() or 2
    context_tokens: Annotated[int, Field(ge=2048)] = 8192
    deadline_seconds: Annotated[float, Field(gt=0)] = 120
    """After this the turn goes on without the model, and says so."""
    host: str = "127.0.0.1"
    port: int = 7860
    token: SecretStr = SecretStr("")
    """What others must send once the server listens beyond this machine."""
    origins: Names = ()
    """Sites whose pages may hold the widget, such as https://shop.example, separated by commas."""
    site_keys: Names = ()
    """Public keys, one a site; where there are any, a page must send one of them."""
    visitor_requests: Annotated[int, Field(ge=1)] = 20
    """What one visitor of a widget may ask in a minute."""
    site_requests: Annotated[int, Field(ge=1)] = 300
    """What all visitors of a site together may ask in a minute."""
    at_once: Annotated[int, Field(ge=1)] = 64
    """Turns under way; whoever comes then is asked to come back."""
    log_messages: bool = False
    """Whether the log holds what people say."""

    @property
    def models(self) -> Path:
        return self.cache / "models"

    @property
    def vectors(self) -> Path:
        return self.cache / "vectors.sqlite"

    @property
    def catalogues(self) -> Path:
        return self.data / "catalogues"

    @property
    def conversations(self) -> str:
        """The URL of the conversations' database."""
        return self.conversations_url.get_secret_value() or f"sqlite:///{self.data / 'conversations.sqlite'}"
