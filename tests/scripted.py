"""A language model that answers from a queue and remembers what it was asked."""

from collections.abc import Iterable
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel, LanguageModelInput
from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatResult
from langchain_core.runnables import Runnable, RunnableLambda
from pydantic import BaseModel, PrivateAttr, ValidationError

from agent.asking import Model


class ScriptedModel(BaseChatModel):
    """Each answer is a text, or an error to raise; with none left, it says nothing usable."""

    _answers: list[str | Exception] = PrivateAttr()
    _asked: list[str] = PrivateAttr()

    @classmethod
    def of(cls, answers: Iterable[str | Exception]) -> "ScriptedModel":
        model = cls()
        model._answers, model._asked = list(answers), []
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
        answer = self._answers.pop(0) if self._answers else ""
        if isinstance(answer, Exception):
            raise answer
        return ChatResult(generations=[ChatGeneration(message=AIMessage(content=answer))])

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


def scripted(*answers: str | Exception) -> Model:
    return Model(ScriptedModel.of(answers))
