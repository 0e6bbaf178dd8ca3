"""The parts put together: settings become an application. A new part is one line here."""

import logging
import os
from collections.abc import Generator, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from threading import Event, Lock
from typing import Any, cast

from langchain_core.language_models import BaseChatModel

from prompts import blank
from retrieval.building import Progress
from retrieval.catalogue import AddReport, Catalogue, Catalogues
from retrieval.encoders import Encoder, FactReader, MediaEncoder
from retrieval.encoders.text import TextEncoder
from retrieval.models import ShelftalkError
from retrieval.search import Search
from retrieval.sources import read_source

from .asking import Cancelled, Model, warm
from .conversations import Conversation, Conversations
from .elsewhere import begun, exchanged, heard_before
from .hearing import Listener
from .known_models import DEFAULT_LLM, SMALL_LLM, TEXT_ENCODER
from .llama import LlamaChat
from .query_vectors import QueryVectors
from .recommender import Recommender
from .senses import load_media, load_readers
from .settings import AS_CONFIGURED, Preferences, Settings
from .steps import Done, Step
from .tagger import Tagger
from .tagger import load as load_tagger
from .uploads import MOST_UPLOADS, heard_as_message, perceived
from .weights import Weights, own_gguf

STARTER = "starter"
ENCODER_BATCH = 16
LOCAL_MODELS = {"default": DEFAULT_LLM, "small": SMALL_LLM}
_FAILURES = {"openai": ("openai", "OpenAIError"), "ollama": ("httpx", "HTTPError")}
"""The errors of a provider's library, by LangChain's name of the provider."""


class App:
    """Everything a door needs: catalogues, conversations, and turns."""

    def __init__(
        self,
        settings: Settings,
        model: Model,
        encoder: Encoder,
        media: Sequence[MediaEncoder] = (),
        readers: Sequence[FactReader] = (),
    ) -> None:
        self.settings = settings
        self.media = media
        self.readers = readers
        self.catalogues = catalogues_of(settings, media, readers)
        self.conversations = Conversations(settings.conversations)
        self.encoder = encoder
        self.model = model
        self.tagger: Tagger | None = None
        """What was learnt on the text encoder; none on an encoder of the operator's own."""
        self._open: dict[str, tuple[Catalogue, Search]] = {}
        self._built: dict[str, str] = {}
        self._opening = Lock()
        self._closing = Event()

    def turn(
        self,
        session: str,
        message: str,
        *,
        cancelled: Event,
        worded: bool = True,
        preferences: Preferences = AS_CONFIGURED,
        attached: Sequence[Path] = (),
    ) -> Generator[Step]:
        """Yield the steps of the next turn, kept before Done is; raises Cancelled and ShelftalkError.

        `attached` are files of pictures, sounds and videos.
        """
        past = self.conversations.load(session)
        steps = self.reply(
            past, message, cancelled=cancelled, worded=worded, preferences=preferences, attached=attached
        )
        for step in steps:
            if isinstance(step, Done):
                self.conversations.keep(past, step.answer)
            yield step

    def reply(
        self,
        past: Conversation,
        message: str,
        *,
        cancelled: Event,
        worded: bool = True,
        preferences: Preferences = AS_CONFIGURED,
        attached: Sequence[Path] = (),
    ) -> Generator[Step]:
        """Yield the steps of a turn after any past; nothing of it is kept."""
        if len(attached) > MOST_UPLOADS:
            raise ShelftalkError(
                f"{len(attached)} files are attached; at most {MOST_UPLOADS} can be, in one message"
            )
        settings = self.settings.model_copy(update=preferences.model_dump(exclude_none=True))
        recommender = Recommender(self.model, self.search(past.catalogue), settings, self.tagger)
        uploads = [perceived(file, self.media, self.readers) for file in attached]
        heard, shown = heard_as_message(message, uploads)
        yield from recommender.turn(past, heard, cancelled, worded=worded, uploads=shown)

    def past_of(self, catalogue: str, messages: Sequence[tuple[str, str]]) -> Conversation:
        """Return the conversation that messages of (role, text) were, heard without the model; not kept."""
        search = self.search(catalogue)
        listener = Listener(self.model, search, self.tagger)
        return heard_before(begun(catalogue), exchanged(messages), listener, search)

    def ahead_of(self, thread: int) -> int:
        """Return how many questions the model answers before the one of this thread."""
        return self.model.ahead_of(thread)

    def search(self, name: str) -> Search:
        """Return the retrieval tool over the newest version of the catalogue."""
        with self._opening:
            built = self.catalogues.about(name).built
            if name not in self._open or self._built[name] != built:
                catalogue = self.catalogues.open(name, (self.encoder,))
                search = Search(
                    catalogue, self.encoder, media=self.media, adventurous=self.settings.adventurous
                )
                self._open[name] = (catalogue, search)
                self._built[name] = built
            return self._open[name][1]

    def warm(self) -> None:
        """Let a model on this machine read its standing instructions, lest the first person wait for it."""
        if not isinstance(self.model.chat, LlamaChat):
            return  # others' servers keep nothing for us, and may ask for money
        reranking = ("rerank",) if self.settings.rerank else ()
        with suppress(Cancelled):
            for name in ("parse", *reranking, "explain", "check"):
                warm(self.model, blank(name), self._closing)

    def close(self) -> None:
        self._closing.set()
        for catalogue, _ in self._open.values():
            catalogue.close()
        self.conversations.close()


def catalogues_of(
    settings: Settings, media: Sequence[MediaEncoder] = (), readers: Sequence[FactReader] = ()
) -> Catalogues:
    """Return the catalogues of the settings; vectors once computed are kept in the cache, for all of them."""
    return Catalogues(settings.catalogues, settings.qdrant_url, settings.vectors, media, readers)


def open_app(settings: Settings, *, scripted: bool = False) -> App:
    """Load the models; raises ShelftalkError with the remedy when one is missing or unusable.

    What `scripted` dialogues ask is asked again and again, so its vectors are kept between runs.
    """
    _quieten_libraries()
    plain = load_encoder(settings)
    encoder = QueryVectors(plain, settings.queries) if scripted else plain
    media, readers = load_media(settings, encoder), load_readers(settings)
    app = App(settings, load_model(settings), encoder, media, readers)
    app.tagger = load_tagger(plain)
    return app


def local_model(settings: Settings) -> Path | None:
    """Return the GGUF file of the settings; None where another server holds the model."""
    if settings.llm in LOCAL_MODELS:
        return Weights(settings.models).locate(LOCAL_MODELS[settings.llm])
    if settings.llm.endswith(".gguf") or Path(settings.llm).exists():
        return own_gguf(Path(settings.llm).expanduser())
    if ":" in settings.llm:
        return None
    raise ShelftalkError(
        f"SHELFTALK_LLM={settings.llm!r} is no model: use 'default', 'small', a path to a .gguf file, or "
        "PROVIDER:MODEL such as 'ollama:qwen2.5'."
    )


def load_model(settings: Settings) -> Model:
    """Return the language model of the settings: a GGUF file, or PROVIDER:MODEL of LangChain."""
    file = local_model(settings)
    if file is None:
        return _remote(settings)
    chat = LlamaChat.from_file(file, context_tokens=settings.context_tokens, threads=settings.threads)
    return Model(chat, ahead_of=chat.ahead_of)


def load_encoder(settings: Settings) -> TextEncoder:
    """Return the text encoder of the settings."""
    folder = settings.encoder or Weights(settings.models).locate(TEXT_ENCODER)
    return TextEncoder(folder, batch=ENCODER_BATCH)


def build_starter(settings: Settings, encoder: Encoder, progress: Progress) -> AddReport:
    """Build the catalogue that ships with the package; done at once when nothing changed."""
    folder = Path(import_module("retrieval").__file__ or "").parent / "starter"
    rows = (row for file in sorted(folder.glob("*.jsonl")) for row in read_source(file))
    return catalogues_of(settings).add(STARTER, rows, (encoder,), progress)


def _remote(settings: Settings) -> Model:
    from langchain.chat_models import init_chat_model

    provider = settings.llm.split(":", 1)[0]
    options: dict[str, Any] = {"temperature": 0}
    if settings.llm_url:
        options["base_url"] = settings.llm_url
    if provider == "openai":
        options |= {"api_key": settings.llm_key, "timeout": settings.deadline_seconds}
    try:
        chat = cast(BaseChatModel, init_chat_model(settings.llm, **options))
        module, error = _FAILURES.get(provider, ("builtins", "OSError"))
        failures: tuple[type[Exception], ...] = (getattr(import_module(module), error),)
    except (ImportError, ValueError) as wrong:
        raise ShelftalkError(
            f"SHELFTALK_LLM={settings.llm!r}: {str(wrong).splitlines()[0]} "
            f"(for OpenAI-compatible servers and Ollama: pip install 'shelftalk[{provider}]')"
        ) from wrong
    return Model(chat, failures)


def _quieten_libraries() -> None:
    # LangChain reports every call to its maker's service when these are set in the user's shell
    for name in ("LANGCHAIN_TRACING_V2", "LANGSMITH_TRACING", "LANGCHAIN_TRACING", "LANGSMITH_TRACING_V2"):
        os.environ[name] = "false"
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
    # the end of a turn at its deadline is no news to whoever reads the log
    logging.getLogger("langchain_core.callbacks.manager").setLevel(logging.ERROR)
