"""The first token of a model, in a process of its own: a crash of llama.cpp is no error to be caught."""

import subprocess
import sys
from pathlib import Path

from langchain_core.messages import HumanMessage

from retrieval.models import ShelftalkError

LONGEST_SECONDS = 600
_NO_AMX = "-mno-amx-tile -mno-amx-int8 -mno-amx-bf16"
REMEDY = (
    f"CMAKE_ARGS=\"-DCMAKE_C_FLAGS='{_NO_AMX}' -DCMAKE_CXX_FLAGS='{_NO_AMX}'\""
    f" {sys.executable} -m pip install --no-cache-dir --force-reinstall --no-deps llama-cpp-python"
)


def try_out(file: Path) -> None:
    """Let the model say one token; raises ShelftalkError with the remedy where llama.cpp cannot."""
    command = [sys.executable, "-m", "agent.trial", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=LONGEST_SECONDS)
    if done.returncode < 0:
        raise ShelftalkError(
            f"{file.name}: llama.cpp crashes at its first token (signal {-done.returncode}): it was compiled"
            " on another processor, or for one with AMX (ggml-org/llama.cpp#26954). Where the compiler is GCC"
            f" or Clang, compile it anew: {REMEDY}"
        )
    if done.returncode:
        raise ShelftalkError(f"{file.name}: {(done.stderr.strip().splitlines() or ['no answer'])[-1]}")


def _first_token(file: Path) -> None:
    from .llama import LlamaChat

    try:
        chat = LlamaChat.from_file(file, context_tokens=256)
    except ShelftalkError as error:
        sys.exit(str(error))
    # as long as a real question: short ones go another way through the processor
    chat.invoke([HumanMessage("What shall I read? " * 16)], max_tokens=1)


if __name__ == "__main__":
    _first_token(Path(sys.argv[1]))
