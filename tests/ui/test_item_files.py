"""Pictures and sounds of items over HTTP, and on cards."""

import io
import json
from pathlib import Path

import pytest
from PIL import Image
from starlette.testclient import TestClient

from retrieval.catalogue import Catalogues
from retrieval.encoders.video import SeenVideo
from retrieval.models import Item
from tests.fakes import WordEncoder
from tests.retrieval.media import ColourEncoder, video
from tests.ui.conftest import unheard
from tests.ui.fakes import FakeApp
from tests.ui.test_api import client_of
from ui.item_files import addressed
from ui.item_words import moment
from ui.turns import Turns

PICTURE = "/v1/pictures?catalogue=media&item="


@pytest.fixture
def client(app: FakeApp, tmp_path: Path) -> TestClient:
    poster, secret, tone = tmp_path / "poster.png", tmp_path / "secret.txt", tmp_path / "tone.wav"
    gps = Image.Exif()
    gps[0x010E] = "where I live"
    Image.new("RGB", (1200, 800), "navy").save(poster, exif=gps)
    secret.write_text("a secret")
    tone.write_bytes(b"RIFF\x24\x00\x00\x00WAVEfmt ")
    items = [
        Item(id="a/b é?", title="Seen", medium="film", image=str(poster), audio=str(tone)),
        Item(id="secret", title="Told", medium="film", image=str(secret), audio=str(secret)),
        Item(id="plain", title="Plain", medium="film"),
        Item(id="torn", title="Torn", medium="video", video=str(secret)),
        Item(id="far", title="Far", medium="film", image="https://elsewhere.example/x.png"),
    ]
    Catalogues(app.settings.catalogues).add("media", items, (WordEncoder(),), unheard)
    return client_of(Turns(app.as_app()))


@pytest.fixture
def filmed(app: FakeApp, client: TestClient, tmp_path: Path) -> TestClient:
    """Let a video be watched too."""
    clip = Item(id="clip", title="Clip", medium="video", video=str(video(tmp_path / "clip.mp4", "green")))
    shelves = Catalogues(app.settings.catalogues, media=(SeenVideo(ColourEncoder()),))
    shelves.add("media", [clip], (WordEncoder(),), unheard)
    return client


def test_a_picture_is_made_small_and_asked_for_once(client: TestClient) -> None:
    response = client.get(PICTURE + "a%2Fb%20%C3%A9%3F")
    with Image.open(io.BytesIO(response.content)) as shown:
        assert (shown.format, shown.size) == ("JPEG", (512, 341))
    assert b"where I live" not in response.content
    assert "max-age" in response.headers["cache-control"]
    again = client.get(PICTURE + "a%2Fb%20%C3%A9%3F", headers={"if-none-match": response.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_of_a_video_without_a_cover_a_moment_is_served(filmed: TestClient, tmp_path: Path) -> None:
    item = filmed.get("/v1/items/clip?catalogue=media")
    assert str(tmp_path) not in item.text
    response = filmed.get(f"/{item.json()['image']}")
    with Image.open(io.BytesIO(response.content)) as shown:
        red, green, blue = shown.resize((1, 1)).convert("RGB").tobytes()
    assert green > 100 > max(red, blue)
    assert filmed.get("/v1/items/torn?catalogue=media").json()["image"] is None


def test_a_card_says_which_moment_of_a_video_it_shows(filmed: TestClient) -> None:
    session = filmed.post("/v1/sessions", json={"catalogue": "media"}).json()["id"]
    said = filmed.post(f"/v1/sessions/{session}/turns", json={"message": "a video"}).text
    steps = [json.loads(line[6:]) for line in said.splitlines() if line.startswith("data: ")]
    picks = {pick["id"]: pick for pick in steps[-1]["picks"]}
    assert 0 <= picks["clip"]["moment"] < 1
    assert picks["clip"]["image"] == "v1/pictures?item=clip&catalogue=media"
    assert (picks["torn"]["moment"], picks["torn"]["image"]) == (None, None)


@pytest.mark.parametrize(
    ("seconds", "language", "said"),
    [
        (None, "en", ""),
        (0.4, "en", "picture from 0:00"),
        (42.9, "en", "picture from 0:42"),
        (3725, "zh", "画面取自 1:02:05"),
    ],
)
def test_a_moment_is_said_as_on_a_clock(seconds: float | None, language: str, said: str) -> None:
    assert moment(seconds, language) == said


def test_a_sound_is_served_in_ranges(client: TestClient) -> None:
    address = "/v1/sounds?catalogue=media&item=a%2Fb%20%C3%A9%3F"
    part = client.get(address, headers={"range": "bytes=0-3"})
    assert (part.status_code, part.content) == (206, b"RIFF")
    assert part.headers["content-type"].startswith("audio/")


@pytest.mark.parametrize("item", ["secret", "plain", "far", "torn", "none", "../../etc/passwd", "%00", ""])
@pytest.mark.parametrize("what", ["pictures", "sounds"])
def test_nothing_but_media_files_of_the_catalogue_is_served(
    client: TestClient, what: str, item: str, tmp_path: Path
) -> None:
    response = client.get(f"/v1/{what}?catalogue=media&item={item}")
    assert response.status_code == 404
    assert "secret.txt" not in response.text
    assert str(tmp_path) not in response.text


def test_where_files_lie_is_told_nobody(client: TestClient, tmp_path: Path) -> None:
    session = client.post("/v1/sessions", json={"catalogue": "media"}).json()["id"]
    turn = client.post(f"/v1/sessions/{session}/turns", json={"message": "a film"})
    kept = client.get(f"/v1/sessions/{session}")
    item = client.get("/v1/items/a/b%20%C3%A9%3F?catalogue=media")
    for response in (turn, kept, item):
        assert str(tmp_path) not in response.text
        assert "v1/pictures?item=a%2Fb+%C3%A9%3F&catalogue=media" in response.text


def test_where_the_files_of_an_item_lie_concerns_nobody(tmp_path: Path) -> None:
    poster = str(tmp_path / "poster.png")
    item = Item(
        id="1", title="Seen", medium="photo", image=poster, attributes={"file": poster, "camera": "X"}
    )
    told = addressed(item, "media")
    assert str(tmp_path) not in told.model_dump_json()
    assert told.attributes == {"camera": "X"}


@pytest.mark.parametrize(("moment", "ending"), [(83, "#t=83"), (0, "=media"), ("1'><b>", "=media")])
def test_a_long_sound_is_played_from_its_moment(moment: int | str, ending: str) -> None:
    item = Item(id="a", title="A", medium="track", audio="/a.ogg", attributes={"sound_moment": moment})
    assert (addressed(item, "media").audio or "").endswith(ending)
    far = item.model_copy(update={"audio": "https://elsewhere.example/a.ogg"})
    assert addressed(far, "media").audio == far.audio
