import subprocess
import sys
from importlib import import_module
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("name", ["agent", "retrieval", "prompts", "ui"])
def test_import_name_is_ours(name: str) -> None:
    assert set(packages_distributions().get(name, [])) <= {"shelftalk"}
    assert Path(import_module(name).__file__ or "").is_relative_to(ROOT)


@pytest.mark.parametrize("heavy", ["torch", "llama_cpp", "gradio", "sentence_transformers"])
def test_help_loads_nothing_heavy(heavy: str) -> None:
    code = f"import sys, ui.cli; sys.exit({heavy!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
