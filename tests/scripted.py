"""A language model that answers from a queue and remembers what it was asked."""

from collections.abc import Iterable, Mapping
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel, LanguageModelInput
from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatResult
from langchain_core.runnables import Runnable, RunnableLambda
from pydantic import BaseModel, PrivateAttr, ValidationError

from agent.asking import Model


class ScriptedModel(BaseChatModel):
    """Each answer is a text, or an error to raise; with none left, it says nothing usable.

    Asked how likely its first tokens are, it tells `likely`, if anything.
    """

    _answers: list[str | Exception] = PrivateAttr()
    _likely: dict[str, float] = PrivateAttr(default_factory=dict[str, float])
    _asked: list[str] = PrivateAttr()

    @classmethod
    def of(
        cls, answers: Iterable[str | Exception], likely: Mapping[str, float] | None = None
    ) -> "ScriptedModel":
        model = cls()
        model._answers, model._asked, model._likely = list(answers), [], dict(likely or {})
        return model

    @property
    def asked(self) -> list[str]:
        return self._asked

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        self._asked.append(str(messages[-1].content))
        if kwargs.get("top_logprobs"):
            return ChatResult(generations=[ChatGeneration(message=self._first_tokens())])
        answer = self._answers.pop(0) if self._answers else ""
        if isinstance(answer, Exception):
            raise answer
        return ChatResult(generations=[ChatGeneration(message=AIMessage(content=answer))])

    def _first_tokens(self) -> AIMessage:
        told = [{"token": token, "logprob": logprob} for token, logprob in self._likely.items()]
        metadata = {"logprobs": {"content": [{**told[0], "top_logprobs": told}]}} if told else {}
        return AIMessage(content="", response_metadata=metadata)

    def with_structured_output(
        self, schema: dict[str, Any] | type, *, include_raw: bool = False, **kwargs: Any
    ) -> Runnable[LanguageModelInput, Any]:
        assert isinstance(schema, type) and issubclass(schema, BaseModel) and include_raw

        def read(raw: AIMessage) -> dict[str, Any]:
            try:
                return {
                    "raw": raw,
                    "parsed": schema.model_validate_json(str(raw.content)),
                    "parsing_error": None,
                }
            except ValidationError as error:
                return {"raw": raw, "parsed": None, "parsing_error": error}

        return self | RunnableLambda(read)


def scripted(*answers: str | Exception, likely: Mapping[str, float] | None = None) -> Model:
    return Model(ScriptedModel.of(answers, likely))
