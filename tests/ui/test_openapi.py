"""The API answers whatever its own description allows, and what it forbids, without breaking."""

# schemathesis does not tell all its types
# pyright: reportUnknownVariableType=false

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from jsonschema import validate
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.testclient import TestClient

from agent import App, Settings
from tests.fakes import WordEncoder
from tests.scripted import scripted
from tests.shelf import SHELF
from tests.ui.conftest import unheard
from tests.ui.serving import served
from tests.ui.test_api import client_of, start
from ui.turns import Turns

PATHS = (
    "/healthz",
    "/readyz",
    "/metrics",
    "/v1/sessions",
    "/v1/sessions/{session}",
    "/v1/sessions/{session}/turns",
    "/v1/sessions/{session}/markdown",
    "/v1/sessions/{session}/ledger",
    "/v1/profile",
    "/v1/feedback",
    "/v1/items/{item}",
    "/v1/pictures",
    "/v1/sounds",
    "/v1/catalogues",
    "/v1/map",
    "/v1/models",
    "/v1/models/{model}",
    "/v1/chat/completions",
)


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Return the API's description, as a server with the real application gives it."""
    folder: Path = tmp_path_factory.mktemp("openapi")
    encoder = WordEncoder()
    app = App(Settings(data=folder, cache=folder), scripted(), encoder)
    app.catalogues.add("starter", SHELF, (encoder,), unheard)
    with served(app) as url:
        yield schemathesis.openapi.from_url(f"{url}/v1/openapi.json")
    app.close()


@pytest.mark.timeout(120)
@pytest.mark.parametrize("path", PATHS)
def test_no_request_breaks_the_server(described: Any, path: str) -> None:
    for operation in described[path].values():

        @settings(
            max_examples=15,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
            database=None,
        )
        @given(case=operation.as_strategy())
        def answers(case: Any) -> None:
            case.call_and_validate(
                checks=[
                    not_a_server_error,
                    status_code_conformance,
                    content_type_conformance,
                    response_schema_conformance,
                ]
            )

        answers()


def test_every_path_is_tried(described: Any) -> None:
    assert sorted(described.keys()) == sorted(PATHS)


def test_every_example_of_the_description_is_accepted(engine: App) -> None:
    client = client_of(Turns(engine))
    described = client.get("/v1/openapi.json").json()["components"]["schemas"]
    session = start(client)
    assert _post(client, "/v1/sessions", described["NewSession"]) == 201
    assert _post(client, f"/v1/sessions/{session}/turns", described["Turn"]) == 200
    assert _post(client, "/v1/chat/completions", described["ChatRequest"]) == 200
    assert _post(client, "/v1/feedback", described["NewFeedback"]) == 404
    address = f"/v1/sessions/{session}"
    assert _patch(client, address, described["NewTitle"]) == 200
    assert _patch(client, f"{address}/ledger", described["Undo"]) == 200
    for edit in ("Drop", "Pin", "Replace"):
        assert _patch(client, f"{address}/ledger", described[edit]) == 409  # nobody refused horror here


def _post(client: TestClient, path: str, described: dict[str, Any]) -> int:
    return client.post(path, json=described["examples"][0]).status_code


def _patch(client: TestClient, path: str, described: dict[str, Any]) -> int:
    return client.patch(path, json=described["examples"][0]).status_code


def described_answers(client: TestClient) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield address, kind and content of every answer that is none of an error."""
    for path, operations in client.get("/v1/openapi.json").json()["paths"].items():
        for method, operation in operations.items():
            for status, answer in operation["responses"].items():
                for kind, content in answer.get("content", {}).items() if status < "300" else ():
                    yield f"{method.upper()} {path}", kind, content


def test_every_answer_that_can_be_read_has_an_example_of_its_own_form(engine: App) -> None:
    client = client_of(Turns(engine))
    components = client.get("/v1/openapi.json").json()["components"]
    for address, kind, content in described_answers(client):
        if kind in ("image/jpeg", "audio/*"):
            continue
        example = content.get("example")
        if example is None:  # a value that has one for all who answer with it
            example = components["schemas"][content["schema"]["$ref"].rsplit("/", 1)[1]]["examples"][0]
        validate(example, {**content["schema"], "components": components})
        assert example, address


def test_the_example_of_a_turn_is_what_a_turn_answers(engine: App) -> None:
    client = client_of(Turns(engine))
    turn = client.post(f"/v1/sessions/{start(client)}/turns", json={"message": "a slow film"}).text
    (example,) = [
        content["example"] for where, _, content in described_answers(client) if where.endswith("/turns")
    ]
    assert forms(example) == forms(turn)


def forms(stream: str) -> dict[str, list[str]]:
    """Return the fields of each event, by its name."""
    blocks = [block.splitlines() for block in stream.replace("\r\n", "\n").strip().split("\n\n")]
    return {
        name.removeprefix("event: "): sorted(json.loads(data.removeprefix("data: "))) for name, data in blocks
    }
