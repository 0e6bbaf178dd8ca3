"""llama.cpp as a LangChain chat model, and nothing else.

One set of weights, one context, several sequences in its KV cache. A prompt continues the sequence it
shares the longest prefix with, so the prompts of parsing, re-ranking and wording never evict each other's
static text (the slot choice of llama.cpp's own server). Callers take turns in the order they came.
"""

import ctypes
import json
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import llama_cpp
import numpy as np
from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel, LanguageModelInput
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage
from langchain_core.messages.ai import InputTokenDetails, UsageMetadata
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from langchain_core.runnables import Runnable, RunnableLambda
from llama_cpp._internals import LlamaBatch, LlamaContext, LlamaModel, LlamaSampler
from llama_cpp._logger import set_verbose
from llama_cpp.llama_chat_format import Jinja2ChatFormatter
from llama_cpp.llama_grammar import LlamaGrammar, json_schema_to_gbnf
from pydantic import BaseModel, PrivateAttr, ValidationError

from retrieval.models import ShelftalkError

from .asking import Late
from .fair_lock import FairLock
from .sequences import Sequences

BATCH = 256  # tokens a decode call: short enough to be interrupted, long enough to be fast
HASTE_SECONDS = 20.0  # that others are waited for before picks; then rules read what the model would have
SHORTLIST = 64  # tokens the grammar is tried on before the whole vocabulary is


class Engine:
    """The weights and their context: token ids in, token ids out, one caller at a time."""

    def __init__(self, file: Path, *, context_tokens: int, threads: int, sequences: int = 4) -> None:
        self._model = _load(file)
        parameters = LlamaContext.default_params()
        parameters.n_ctx = context_tokens
        parameters.n_batch = parameters.n_ubatch = BATCH
        parameters.n_seq_max = sequences
        parameters.kv_unified = True
        parameters.n_threads = parameters.n_threads_batch = threads
        self._context = LlamaContext(model=self._model, params=parameters, verbose=False)
        self._batch = LlamaBatch(n_tokens=BATCH, embd=0, n_seq_max=1, verbose=False)
        self._memory = cast(llama_cpp.llama_memory_t, llama_cpp.llama_get_memory(self._context.ctx))
        self._sequences = Sequences(sequences)
        self._room = context_tokens
        self.lock = FairLock()
        self.vocabulary_size = self._model.n_vocab()
        self.ends = {self._model.token_eos(), self._model.token_eot()}
        self.metadata = self._model.metadata()
        self.begin_text = self._text(self._model.token_bos())
        self.end_text = self._text(self._model.token_eos())

    def tokenize(self, text: str) -> list[int]:
        return list(self._model.tokenize(text.encode(), add_bos=False, special=True))

    def piece(self, token: int) -> bytes:
        # the binding's own token_to_piece returns its whole buffer, NUL bytes and all
        buffer = ctypes.create_string_buffer(256)
        length = llama_cpp.llama_token_to_piece(self._model.vocab, token, buffer, 256, 0, False)
        return buffer.raw[: max(length, 0)]

    def _text(self, token: int) -> str:
        return self._model.token_get_text(token) if token >= 0 else ""

    def control_texts(self) -> list[str]:
        """Return the texts of tokens that steer the model, such as <|im_end|>."""
        control = llama_cpp.LLAMA_TOKEN_ATTR_CONTROL
        return [
            text
            for token in range(self.vocabulary_size)
            if self._model.token_get_attr(token) & control
            and len(text := self._model.token_get_text(token)) > 1
        ]

    def grammar(self, schema: dict[str, Any]) -> LlamaSampler:
        """Compile a JSON schema to a sampler that rules out every other answer."""
        # free white space lets a small model fill its whole budget with it
        rules = re.sub(r"(?m)^space ::= .*$", 'space ::= ""', json_schema_to_gbnf(json.dumps(schema)))
        sampler = LlamaSampler()
        sampler.add_grammar(self._model, LlamaGrammar.from_string(rules, verbose=False))
        return sampler

    def evaluate(self, prompt: list[int], limit: int) -> tuple[int, int]:
        """Evaluate what is new of the prompt; return its sequence and how many tokens were reused."""
        if len(prompt) + limit > self._room:
            raise ShelftalkError(
                f"The prompt has {len(prompt)} tokens and the context holds {self._room}: "
                "shorten the message or raise SHELFTALK_CONTEXT_TOKENS."
            )
        sequence, reused = self._sequences.choose(prompt)
        self._forget(sequence, reused)
        self._make_room(len(prompt) - reused + limit, sequence)
        self._decode(sequence, prompt[reused:])
        return sequence, reused

    def generate(self, sequence: int, grammar: LlamaSampler | None, limit: int) -> Iterator[int]:
        """Yield the likeliest allowed token, again and again, until an end token or `limit` tokens."""
        for _ in range(limit):
            token = self._pick(grammar)
            if token in self.ends:
                return
            yield token
            self._decode(sequence, [token])

    def likeliest(self, count: int) -> list[tuple[int, float]]:
        """Return the likeliest next tokens, best first, with the logarithms of their probabilities."""
        logits = self._logits()
        best = np.argpartition(logits, -count)[-count:]
        best = best[np.argsort(-logits[best])]
        return [(int(token), float(logits[token] - np.logaddexp.reduce(logits))) for token in best]

    def _logits(self) -> np.ndarray[Any, Any]:
        return np.ctypeslib.as_array(self._context.get_logits_ith(-1), shape=(self.vocabulary_size,))

    def _forget(self, sequence: int, kept: int) -> None:
        llama_cpp.llama_memory_seq_rm(self._memory, sequence, kept, -1)
        del self._sequences.tokens[sequence][kept:]

    def _make_room(self, needed: int, spared: int) -> None:
        held = self._sequences.tokens
        while sum(map(len, held)) + needed > self._room:
            victim = self._sequences.least_used(spared)
            if victim is None:
                return
            self._forget(victim, 0)

    def _decode(self, sequence: int, tokens: list[int]) -> None:
        held = self._sequences.tokens[sequence]
        batch = self._batch.batch
        for start in range(0, len(tokens), BATCH):
            part = tokens[start : start + BATCH]
            batch.n_tokens = len(part)
            for index, token in enumerate(part):
                batch.token[index] = token
                batch.pos[index] = len(held) + index
                batch.seq_id[index][0] = sequence
                batch.n_seq_id[index] = 1
                batch.logits[index] = index == len(part) - 1
            self._context.decode(self._batch)
            held.extend(part)

    def _pick(self, grammar: LlamaSampler | None) -> int:
        logits = self._logits()
        if grammar is None:
            return int(logits.argmax())
        # The grammar over 150,000 tokens costs more than the model's own step: try the likely ones first.
        likely = np.argpartition(logits, -SHORTLIST)[-SHORTLIST:]
        token = _best_allowed(grammar, likely, logits)
        if token is None:
            token = _best_allowed(grammar, np.arange(self.vocabulary_size), logits)
        if token is None:
            raise RuntimeError("the grammar allows no token at all")
        if token not in self.ends:
            grammar.accept(token)
        return token


def _load(file: Path) -> LlamaModel:
    set_verbose(False)
    parameters = LlamaModel.default_params()
    parameters.n_gpu_layers = -1  # all that fit, where the build has a GPU; ignored elsewhere
    try:
        return LlamaModel(path_model=str(file), params=parameters, verbose=False)
    except ValueError as error:
        raise ShelftalkError(
            f"{file}: llama.cpp cannot load this model ({error}). "
            "Run `shelftalk setup` to fetch the default one, or `shelftalk setup --llm PATH` for another."
        ) from error


def _waiting(check: Callable[[], None]) -> Callable[[], None]:
    """Return a check for who waits in haste: raises Late once first picks have been kept back long enough."""
    end = time.monotonic() + HASTE_SECONDS

    def checking() -> None:
        check()
        if time.monotonic() > end:
            raise Late

    return checking


def _best_allowed(
    grammar: LlamaSampler, tokens: np.ndarray[Any, Any], logits: np.ndarray[Any, Any]
) -> int | None:
    entries = (llama_cpp.llama_token_data * len(tokens))()
    view = np.ctypeslib.as_array(entries)
    view["id"], view["logit"], view["p"] = tokens, logits[tokens], 0
    candidates = llama_cpp.llama_token_data_array(
        data=ctypes.cast(entries, llama_cpp.llama_token_data_p),
        size=len(tokens),
        selected=-1,
        sorted=False,
    )
    llama_cpp.llama_sampler_apply(grammar.sampler, cast(Any, ctypes.byref(candidates)))
    best = int(view["logit"].argmax())
    return int(view["id"][best]) if np.isfinite(view["logit"][best]) else None


class LlamaChat(BaseChatModel):
    """A local GGUF behind LangChain's interface: streaming, schema-constrained, counting its tokens."""

    model: str = ""
    """The name of the weights' file."""
    answer_tokens: int = 256
    _engine: Engine = PrivateAttr()
    _template: Jinja2ChatFormatter = PrivateAttr()
    _steering: re.Pattern[str] = PrivateAttr()

    @classmethod
    def from_file(cls, file: Path, *, context_tokens: int = 8192, threads: int = 2) -> "LlamaChat":
        """Load a GGUF file; raises ShelftalkError when llama.cpp cannot read it."""
        chat = cls(model=file.name)
        engine = Engine(file, context_tokens=context_tokens, threads=threads)
        template = engine.metadata.get("tokenizer.chat_template")
        if template is None:
            raise ShelftalkError(f"{file}: the model has no chat template; choose an instruct model.")
        chat._engine = engine
        chat._template = Jinja2ChatFormatter(
            template=template,
            eos_token=engine.end_text,
            bos_token=engine.begin_text,
        )
        chat._steering = re.compile("|".join(map(re.escape, engine.control_texts())) or "(?!)")
        return chat

    @property
    def _llm_type(self) -> str:
        return "llama.cpp"

    @property
    def _identifying_params(self) -> dict[str, Any]:
        return {"model": self.model, "answer_tokens": self.answer_tokens}

    def get_num_tokens(self, text: str) -> int:
        return len(self._engine.tokenize(text))

    def ahead_of(self, thread: int) -> int:
        """Return how many questions the model answers before the one of this thread."""
        return self._engine.lock.ahead_of(thread)

    def with_structured_output(
        self, schema: dict[str, Any] | type, *, include_raw: bool = False, **kwargs: Any
    ) -> Runnable[LanguageModelInput, Any]:
        """Answer with an instance of the Pydantic class `schema`, enforced while generating."""
        if not (isinstance(schema, type) and issubclass(schema, BaseModel)):
            raise TypeError("schema must be a Pydantic class")

        def read(raw: AIMessage) -> Any:
            return _read(schema, raw, include_raw=include_raw)

        return self.bind(schema=schema.model_json_schema(), **kwargs) | RunnableLambda(read)

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        *,
        schema: dict[str, Any] | None = None,
        max_tokens: int | None = None,
        top_logprobs: int | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        """Yield the answer token by token; with `top_logprobs`, only how likely its first tokens are."""
        prompt = self._prompt(messages)
        limit = max_tokens or self.answer_tokens
        decoder = _Utf8()

        def check() -> None:
            if run_manager:
                run_manager.on_llm_new_token("")

        # answers of a form decide what is picked: they go before the words of others' cards
        in_haste = bool(schema or top_logprobs)
        with self._engine.lock.turn(in_haste=in_haste, check=_waiting(check) if in_haste else check):
            check()
            grammar = self._engine.grammar(schema) if schema else None
            sequence, reused = self._engine.evaluate(prompt, limit)
            yield _chunk(
                "",
                UsageMetadata(
                    input_tokens=len(prompt),
                    output_tokens=0,
                    total_tokens=len(prompt),
                    input_token_details=InputTokenDetails(cache_read=reused),
                ),
            )
            if top_logprobs:
                yield self._first_tokens(top_logprobs)
                return
            for token in self._engine.generate(sequence, grammar, limit):
                text = decoder.feed(self._engine.piece(token))
                if run_manager:
                    run_manager.on_llm_new_token(text)
                yield _chunk(text, UsageMetadata(input_tokens=0, output_tokens=1, total_tokens=1))
                if stop and any(word in text for word in stop):
                    break

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        chunks = [chunk.message for chunk in self._stream(messages, stop, run_manager, **kwargs)]
        whole = cast(AIMessageChunk, sum(chunks[1:], chunks[0]))
        message = AIMessage(
            content=str(whole.content),
            usage_metadata=whole.usage_metadata,
            response_metadata=whole.response_metadata,
        )
        return ChatResult(generations=[ChatGeneration(message=message)])

    def _first_tokens(self, count: int) -> ChatGenerationChunk:
        """Return the probabilities in the form OpenAI's servers give them, which LangChain passes on."""
        tokens = [
            {"token": self._engine.piece(token).decode(errors="replace"), "logprob": logprob}
            for token, logprob in self._engine.likeliest(count)
        ]
        first = {**tokens[0], "top_logprobs": tokens}
        message = AIMessageChunk(content="", response_metadata={"logprobs": {"content": [first]}})
        return ChatGenerationChunk(message=message)

    def _prompt(self, messages: list[BaseMessage]) -> list[int]:
        roles = {"system": "system", "human": "user", "ai": "assistant"}
        # User and item text is data: what would end or start a turn of the template is taken out.
        turns: Any = [
            {"role": roles[message.type], "content": self._steering.sub(" ", str(message.content))}
            for message in messages
        ]
        return self._engine.tokenize(self._template(messages=turns).prompt)


def _chunk(text: str, usage: UsageMetadata) -> ChatGenerationChunk:
    """Return one piece; the usage of all pieces adds up to that of the answer, however early it ends."""
    return ChatGenerationChunk(message=AIMessageChunk(content=text, usage_metadata=usage))


class _Utf8:
    """Joins token bytes to text; a character split over tokens waits for its last byte."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, piece: bytes) -> str:
        data = self._rest + piece
        for cut in range(len(data), max(len(data) - 4, -1), -1):
            try:
                text = data[:cut].decode()
            except UnicodeDecodeError:
                continue
            self._rest = data[cut:]
            return text
        self._rest = b""
        return data.decode(errors="replace")


def _read(schema: type[BaseModel], raw: AIMessage, *, include_raw: bool) -> Any:
    try:
        parsed, error = schema.model_validate_json(str(raw.content)), None
    except ValidationError as invalid:
        parsed, error = None, invalid
    if include_raw:
        return {"raw": raw, "parsed": parsed, "parsing_error": error}
    if error is not None:
        raise error
    return parsed
