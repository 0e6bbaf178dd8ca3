"""Settings come from the environment and from a file."""

from pathlib import Path

import pytest

from agent.settings import Settings
from retrieval.models import ShelftalkError


def test_a_file_sets_what_the_environment_leaves_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "mine.toml"
    file.write_text('port = 8000\nshown = 3\norigins = ["https://shop.example"]\ntoken = "s3cret"\n')
    monkeypatch.setenv("SHELFTALK_CONFIG", str(file))
    monkeypatch.setenv("SHELFTALK_SHOWN", "4")
    settings = Settings()
    assert (settings.port, settings.shown, settings.origins) == (8000, 4, ("https://shop.example",))
    assert settings.token.get_secret_value() == "s3cret"
    assert "s3cret" not in repr(settings)


def test_a_file_where_it_is_started_needs_no_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert Settings().port == 7860
    (tmp_path / "shelftalk.toml").write_text("port = 8000\n")
    assert Settings().port == 8000


@pytest.mark.parametrize(
    ("text", "said"),
    [("prot = 8000\n", "no setting 'prot'"), ("port = \n", "mine.toml"), (None, "no such file")],
)
def test_what_is_wrong_with_a_file_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str | None, said: str
) -> None:
    file = tmp_path / "mine.toml"
    if text is not None:
        file.write_text(text)
    monkeypatch.setenv("SHELFTALK_CONFIG", str(file))
    with pytest.raises(ShelftalkError, match=said):
        Settings()
