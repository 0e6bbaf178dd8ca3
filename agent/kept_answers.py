"""Answers of a language model kept on disk, by question, so that an interrupted evaluation goes on."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from hashlib import blake2b
from pathlib import Path
from sqlite3 import Connection
from typing import Any, cast

from langchain_core.caches import BaseCache
from langchain_core.messages import AIMessage
from langchain_core.outputs import ChatGeneration, Generation

from retrieval.vectors import connected, set_up

_SCHEMA = "CREATE TABLE IF NOT EXISTS answers (question BLOB PRIMARY KEY, answer TEXT NOT NULL) WITHOUT ROWID"


class KeptAnswers(BaseCache):
    """LangChain's cache in an SQLite file: a changed prompt, schema or model is another question."""

    def __init__(self, path: Path) -> None:
        self._path = path
        set_up(path, _SCHEMA)

    def lookup(self, prompt: str, llm_string: str) -> Sequence[Generation] | None:
        with self._open() as answers:
            asked = (_key(prompt, llm_string),)
            found = answers.execute("SELECT answer FROM answers WHERE question = ?", asked).fetchone()
        return [ChatGeneration(message=AIMessage.model_validate_json(found[0]))] if found else None

    def update(self, prompt: str, llm_string: str, return_val: Sequence[Generation]) -> None:
        answer = cast(ChatGeneration, return_val[0]).message.model_dump_json()
        with self._open() as answers:
            answers.execute(
                "INSERT OR REPLACE INTO answers VALUES (?, ?)", (_key(prompt, llm_string), answer)
            )

    def clear(self, **kwargs: Any) -> None:
        with self._open() as answers:
            answers.execute("DELETE FROM answers")

    def _open(self) -> AbstractContextManager[Connection]:
        return connected(self._path)


def _key(prompt: str, llm_string: str) -> bytes:
    return blake2b(f"{llm_string}\n{prompt}".encode(), digest_size=16).digest()
