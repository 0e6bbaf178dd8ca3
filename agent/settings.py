"""Every default of the product, in one place; each can be set as SHELFTALK_<NAME> or in a settings file."""

import os
import tomllib
from pathlib import Path
from typing import Annotated

import platformdirs
from pydantic import BeforeValidator, Field, SecretStr
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from retrieval.models import Record, ShelftalkError

_HERE = Path("shelftalk.toml")


def _split(text: object) -> object:
    return tuple(text.replace(",", " ").split()) if isinstance(text, str) else text  # a file has lists


Names = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_split)]


class Settings(BaseSettings):
    """Where things are kept, which model answers, and how much is shown."""

    model_config = SettingsConfigDict(env_prefix="SHELFTALK_", extra="ignore", frozen=True)

    config: Path | None = None
    """A settings file in TOML, with the names below; if left out, shelftalk.toml where it is started."""
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
    """Candidates the model re-ranks, where it does."""
    rerank: bool = False
    """Whether the model re-orders the shortlist: the default one gains nothing by it, a larger one may."""
    own_words: bool = False
    """Whether cards may say things in the model's own words: the default one gets too many of them wrong."""
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
    """Public keys, one a site, as KEY or KEY:CATALOGUE; where there are any, a page must send one of them.

    Pages with a key that names a catalogue get that one, and no other.
    """
    visitor_requests: Annotated[int, Field(ge=1)] = 20
    """What one visitor of a widget may ask in a minute."""
    site_requests: Annotated[int, Field(ge=1)] = 300
    """What all visitors of a site together may ask in a minute."""
    at_once: Annotated[int, Field(ge=1)] = 64
    """Turns under way; whoever comes then is asked to come back."""
    worded_at_once: Annotated[int, Field(ge=1)] = 2
    """Turns whose cards the model words at a time. It answers one question after the other here: more of them
    would all run into the deadline, and keep the processor from those who wait for their first picks."""
    log_messages: bool = False
    """Whether the log holds what people say."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The environment goes before the file, so that one thing can be tried without editing it."""
        named = {**env_settings(), **init_settings()}.get("config")
        file = Path(named) if named else _HERE
        if not named and not file.is_file():
            return init_settings, env_settings
        return init_settings, env_settings, _settings_file(settings_cls, file)

    @property
    def models(self) -> Path:
        return self.cache / "models"

    @property
    def vectors(self) -> Path:
        return self.cache / "vectors.sqlite"

    @property
    def queries(self) -> Path:
        """Of recorded turns and scripted dialogues; what people ask is not kept."""
        return self.cache / "queries.sqlite"

    @property
    def covers(self) -> Path:
        """Pictures that were inside of other files."""
        return self.cache / "covers"

    @property
    def packs(self) -> Path:
        """Free media fetched for `pack:NAME`."""
        return self.cache / "packs"

    @property
    def catalogues(self) -> Path:
        return self.data / "catalogues"

    @property
    def conversations(self) -> str:
        """The URL of the conversations' database."""
        return self.conversations_url.get_secret_value() or f"sqlite:///{self.data / 'conversations.sqlite'}"


class Preferences(Record):
    """What a person chose in the place of a setting, for a turn; None: as configured."""

    shown: Annotated[int, Field(ge=1, le=20)] | None = None
    adventurous: Annotated[float, Field(ge=0, le=1)] | None = None


AS_CONFIGURED = Preferences()


def place_of(setting: str) -> str:
    """Return what a setting is called where it was set: in the environment, or else in the file."""
    name = f"SHELFTALK_{setting.upper()}"
    set_here = {variable.upper(): value for variable, value in os.environ.items()}
    if name in set_here:
        return name
    return f"{set_here.get('SHELFTALK_CONFIG') or _HERE}: {setting}"


def _settings_file(settings: type[BaseSettings], file: Path) -> TomlConfigSettingsSource:
    if not file.is_file():
        raise ShelftalkError(f"SHELFTALK_CONFIG={str(file)!r}: there is no such file; correct or unset it")
    try:
        source = TomlConfigSettingsSource(settings, file)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ShelftalkError(f"{file}: {error}") from error
    if unknown := sorted(set(source()) - set(settings.model_fields)):
        raise ShelftalkError(f"{file}: there is no setting {unknown[0]!r}; agent/settings.py has them all")
    return source
