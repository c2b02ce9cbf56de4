"""The JSON API: the calls, for whoever has the token, and for nobody else."""

from __future__ import annotations

import re
import socket
import tomllib
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import av
import pytest
import requests
from few_articles import TOPICS, write_article
from running import kamishibai
from studio_running import studio

from generator.studio.voice_cards import called as called_

if TYPE_CHECKING:
    from studio_running import Running

pytest.importorskip("starlette")
pytest.importorskip("uvicorn")

SETTINGS = """
[build]
only = ["script"]
offline = true
output = "shows"
[build.voices]
ja = "silence"
en = "silence"
"""


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("studio")
    (place / "work").mkdir()
    (place / "work" / "kamishibai.toml").write_text(SETTINGS, encoding="utf-8")
    write_article(place / "work" / "a.md", TOPICS[0])
    write_article(place / "secret.md", "秘密")
    (place / "work" / "link.md").symlink_to(place / "secret.md")
    return place / "work"


def built(running: Running, source: str, **asked: object) -> str:
    """A show's folder, once its build has ended."""
    begun = running.post("/api/builds", source=source, **asked)
    [end] = [told for kind, told in running.events(begun["events"]) if kind == "end"]
    assert end["end"] in ("made", "gaps"), end
    folder: str = end["result"]["folder"]
    return folder


def test_a_program_looks_builds_changes_and_builds_again(running: Running, world: Path) -> None:
    assert running.post("/api/outline", source="a.md")["sections"]
    assert running.post("/api/brief", source="a.md")["kind"]
    begun = running.ask("POST", "/api/builds", json={"source": "a.md"})
    assert begun.status_code == 202
    told = list(running.events(begun.json()["events"]))
    assert {each["step"] for _, each in told if "step" in each} >= {"read", "translate"}
    assert {"file": "script.ja.md", "made": True, "set_aside": ""} in [each for _, each in told]
    places = [n for n, (_, each) in enumerate(told) if "show" in each]
    assert places
    assert told[places[0]][1] == {"show": str(world / "shows" / "a")}
    kind, end = told[-1]
    assert (kind, end["end"]) == ("end", "gaps")  # nothing translates here
    show = end["result"]["folder"]
    assert show == str(world / "shows" / "a")
    assert running.get(begun.headers["location"])["state"] == "gaps"
    assert running.get("/api/shows") == {"shows": [show]}
    assert running.get("/api/review", show=show)["items"]
    title = f"{TOPICS[0]}の新しい試み"
    change = {"show": show, "place": "title", "language": "ja", "text": "夜も開く"}
    assert running.get("/api/stale", show=show) == {"files": []}
    assert running.post("/api/change", **change, before=title) == {"before": title}
    refused = running.ask("POST", "/api/change", json={**change, "text": "朝も", "before": title})
    assert (refused.status_code, refused.json()["now"]) == (409, "夜も開く")
    assert running.get("/api/explain", show=show)["files"]
    assert running.get("/api/stale", show=show) == {"files": ["script.ja.md"]}
    assert built(running, show) == show
    assert running.get("/api/stale", show=show) == {"files": []}
    text = running.ask("GET", "/api/files/shows/a/storyboard.yaml")
    assert "夜も開く" in text.text
    assert "sandbox" in text.headers["content-security-policy"]


def test_a_line_is_heard(running: Running) -> None:
    said = running.ask("POST", "/api/say", json={"text": "夜も開きます。", "language": "ja"})
    assert said.headers["content-type"] == "audio/mpeg"
    with av.open(BytesIO(said.content)) as sound:
        seconds = sum(frame.samples for frame in sound.decode(audio=0)) / 48_000
    assert 0.5 < seconds < 3
    empty = running.ask("POST", "/api/say", json={"text": " ", "language": "ja"})
    assert empty.status_code == 400


def test_a_build_that_is_cancelled_leaves_the_show_whole_and_the_next_one_goes_on(
    running: Running, world: Path
) -> None:
    write_article(world / "long.md", TOPICS[1], 60)
    begun = running.post("/api/builds", source="long.md", only=["deck", "script", "audio"])
    events = running.events(begun["events"])
    next(told for _, told in events if told.get("step") == "speak")
    assert running.ask("DELETE", f"/api/builds/{begun['id']}").json()["state"] == "cancelled"
    assert next(told for kind, told in events if kind == "end")["end"] == "cancelled"
    assert built(running, "long.md", only=["script"]) == str(world / "shows" / "long")
    assert "script.ja.md" in {path.name for path in (world / "shows" / "long").iterdir()}


def test_an_upload_is_an_article_in_the_folder_and_overwrites_nothing(
    running: Running, world: Path
) -> None:
    text = "# 題\n\n本文です。".encode()
    names = []
    for data in (text, text, b"# other\n\nAnother text."):
        answer = running.ask("POST", "/api/uploads?name=..%2F..%2Fup%20load.md", data=data)
        assert answer.status_code == 201
        names.append(answer.json()["source"])
    assert names[0] == names[1] != names[2]
    assert {path.rpartition("/")[0] for path in names} == {str(world)}
    refused = running.ask("POST", "/api/uploads?name=run.sh", data=b"echo")
    assert refused.status_code == 400


def test_what_is_asked_wrongly_is_told_in_one_line(running: Running) -> None:
    wrong = running.ask("POST", "/api/change", json={"show": "x", "lang": "ja"})
    assert wrong.status_code == 422
    assert "lang" in wrong.json()["error"]
    gone = running.ask("POST", "/api/outline", json={"source": "gone.md"})
    assert gone.status_code == 400
    assert "gone.md" in gone.json()["error"]
    assert running.ask("POST", "/api/outline", data="source=a.md").status_code == 415
    assert running.ask("GET", "/api/builds/nothing").status_code == 400


def test_nothing_outside_the_folder_is_read_or_written(running: Running, world: Path) -> None:
    for source in ("../secret.md", str(world.parent / "secret.md"), "link.md"):
        for call in ("outline", "brief", "builds"):
            answer = running.ask("POST", f"/api/{call}", json={"source": source})
            assert answer.status_code == 400, (call, source)
            assert "outside" in answer.json()["error"]
    for path in ("..%2Fsecret.md", "%2Fetc%2Fhosts", "a.md", "link.md"):
        assert running.ask("GET", f"/api/files/{path}").status_code == 400
    for address in ("http://127.0.0.1:9/a", "file:///etc/hosts"):
        assert running.ask("POST", "/api/outline", json={"source": address}).status_code == 400


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Authorization": "Bearer wrong"}, 401),
        ({"Authorization": ""}, 401),
        ({"Host": "kamishibai.example"}, 421),
        ({"Origin": "https://example.org"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
    ],
)
def test_only_this_machines_own_pages_with_the_token_are_answered(
    running: Running, headers: dict[str, str], status: int
) -> None:
    assert running.ask("GET", "/api/shows", headers=headers).status_code == status


def test_the_printed_address_lets_a_browser_in_by_a_cookie_that_no_script_and_no_site_has(
    running: Running,
) -> None:
    browser = requests.Session()
    first = browser.get(f"{running.base}/api/shows?token={running.token}", allow_redirects=False)
    assert (first.status_code, first.headers["location"]) == (303, "/api/shows")
    kept = first.headers["set-cookie"].lower()
    assert "httponly" in kept
    assert "samesite=strict" in kept
    answer = browser.get(f"{running.base}/api/shows")
    assert answer.status_code == 200
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    blind = browser.post(f"{running.base}/api/outline", json={"source": "a.md"})
    assert blind.status_code == 403  # who asks does not say from where
    own = {"Origin": running.base}
    seen = browser.post(f"{running.base}/api/outline", json={"source": "a.md"}, headers=own)
    assert seen.status_code == 200


def test_it_listens_on_the_loopback_address_alone(running: Running) -> None:
    port = int(running.base.rpartition(":")[2])
    outside = socket.gethostbyname(socket.gethostname())
    if outside.startswith("127."):
        pytest.skip("this machine has no other address")
    with pytest.raises(OSError, match=r"refused|timed out"):
        socket.create_connection((outside, port), timeout=2)


def test_a_template_and_a_logo_are_uploads_too(running: Running, world: Path) -> None:
    deck = Path("templates/decks/signal/template.pptx").read_bytes()
    answer = running.ask("POST", "/api/uploads?name=House.pptx", data=deck)
    assert answer.json()["source"] == str(world / "house.pptx")
    assert (world / "house.pptx").read_bytes() == deck
    picture = running.ask("POST", "/api/uploads?name=mark.png", data=b"\x89PNG\r\n")
    assert picture.json()["source"] == str(world / "mark.png")


def test_a_show_for_learners_has_cards_and_vocabulary_and_furigana(
    running: Running, world: Path
) -> None:
    source = str(write_article(world / "learn.md", TOPICS[0]))
    end = dict(running.events(running.post("/api/builds", source=source)["events"]))["end"]
    show = end["result"]["folder"]
    learnt = {"cards.apkg", "vocabulary.csv"}
    running.post("/api/learners", show=show, on=True)
    assert learnt <= set(running.get("/api/stale", show=show)["files"])
    running.post("/api/learners", show=show, on=False)
    assert not learnt & set(running.get("/api/stale", show=show)["files"])


def test_who_is_told_what_follows_the_languages_the_article_and_the_voices(
    running: Running,
) -> None:
    def told(**chosen: object) -> str:
        return running.ask("POST", "/leaving", json=chosen).text

    assert "translates into English" in told(languages=["ja", "en"], text="夜も開く。")
    assert "Nothing leaves" in told(languages=["ja"], text="図書館は夜も開く。")
    assert "translates into Japanese" in told(languages=["ja"], text="It is open at night.")
    assert "Nothing leaves" in told(languages=["ja"])
    spoken = told(languages=["ja"], voices={"ja": "gtts"}, text="夜も開く。")
    assert "No voice here can speak Japanese (it needs the network" in spoken


def test_a_service_that_does_not_answer_is_told_at_once_and_a_voice_of_here_is_offered(
    world: Path, tmp_path: Path
) -> None:
    pytest.importorskip("pyopenjtalk")
    with socket.create_server(("127.0.0.1", 0)) as nobody:  # it takes calls and says nothing
        port = nobody.getsockname()[1]
        speech = f'[voices.gtts]\nendpoint = "http://127.0.0.1:{port}"\ntimeout = 0.2\n'
        (tmp_path / "kamishibai.toml").write_text(SETTINGS + speech, encoding="utf-8")
        kamishibai("trust", cwd=tmp_path)
        write_article(tmp_path / "a.md", TOPICS[0])
        with studio(tmp_path, cwd=tmp_path) as running:
            show = built(running, "a.md")
            running.post("/api/choose", show=show, voices={"ja": "gtts"})
            asked = {"text": "夜も開きます。", "language": "ja", "show": show}
            answer = running.ask("POST", "/api/say", json=asked)
            nobody.settimeout(0)
            nobody.accept()[0].close()
            with pytest.raises(BlockingIOError):  # it was asked once
                nobody.accept()
            assert answer.status_code == 400
            assert "Google's voices" in answer.json()["error"]
            assert answer.json()["instead"] == "openjtalk"
            assert answer.json()["label"] == "Hear it with Mei, who speaks on this machine"
            running.post("/api/choose", show=show, voices={"ja": answer.json()["instead"]})
            said = running.ask("POST", "/api/say", json=asked)
            assert said.headers["content-type"] == "audio/mpeg"


def test_voices_have_names_that_people_say(running: Running) -> None:
    cards = running.ask("GET", "/voices").text
    known = dict(re.findall(r'title="([^"]+)">([^<]+)<', cards))
    for name, called in known.items():
        assert ":" not in called, name
    assert known.get("openjtalk", "Mei") == "Mei"
    assert called_("edge:en-GB-LibbyNeural", "en") == "Libby"
    assert called_("kokoro:jf_alpha", "ja") == "Alpha"
    assert called_("voicevox:ずんだもん/ノーマル", "en") == "ずんだもん, ノーマル"


def test_what_nothing_here_can_do_has_a_way_that_works_here(running: Running, world: Path) -> None:
    write_article(world / "way.md", TOPICS[0])
    show = built(running, "way.md")
    page = running.ask("GET", "/show/view/hand-on", params={"show": show}).text
    for way in (
        "in Questions",
        "Give the CSV",
        "in Japanese alone",
        "kamishibai models get",
    ):
        assert way in page
    asked = {"text": "夜も開く。", "language": "ja", "show": show}
    refused = running.ask("POST", "/api/translate", json=asked).json()
    assert "write it in its field" in refused["advice"]
    asking = running.ask("GET", "/show/view/questions", params={"show": show}).text
    assert "in Japanese alone" in asking
    running.post("/api/choose", show=show, languages=["ja"])
    assert built(running, show) == show
    page = running.ask("GET", "/show/view/hand-on", params={"show": show}).text
    assert "What works here" not in page


def test_voices_that_speak_here_stand_before_services(running: Running) -> None:
    """Two of an engine at most, but for neural ones; what is sent elsewhere is told."""
    cards = running.ask("GET", "/voices").text
    names = re.findall(r'name="voice-en" value="(\w+):?', cards)
    assert max(Counter(names).values()) <= 4
    if "flite" in names and "gtts" in names:
        assert names.index("flite") < names.index("gtts")
        assert "what is said is sent to it" in cards


def test_where_feeds_are_published_is_told_once(running: Running, world: Path) -> None:
    running.post("/api/publish", address="https://example.org/shows/")
    settings = tomllib.loads((world / "kamishibai.toml").read_text(encoding="utf-8"))
    assert settings["feed"] == {"base_url": "https://example.org/shows/"}
    for wrong in ("example.org", 'https://a"\nonly = []'):
        assert running.ask("POST", "/api/publish", json={"address": wrong}).status_code == 400
    running.post("/api/publish", address="")


def test_a_feed_that_has_no_address_yet_asks_for_it_and_blames_no_build(
    running: Running, world: Path
) -> None:
    source = str(write_article(world / "feed.md", TOPICS[1]))
    begun = running.post("/api/builds", source=source, only=["script"])
    show = dict(running.events(begun["events"]))["end"]["result"]["folder"]
    running.post("/api/choose", show=show, only=["script", "feed"])

    def handed_on() -> str:
        return running.ask("GET", "/show/view/hand-on", params={"show": show}).text

    assert "once the address is given" in handed_on()
    running.post("/api/publish", address="https://example.org/shows/", show=show)
    assert "once the address is given" not in handed_on()
    assert "Not made yet: press Build." in handed_on()
    running.post("/api/publish", address="", show=show)


def test_why_nothing_was_made_is_told_in_the_words_of_the_reader(running: Running) -> None:
    asked = {"source": "a.md", "only": ["feed"]}
    begun = running.ask("POST", "/api/builds", json=asked).json()
    with running.ask(
        "GET", begun["events"], stream=True, headers={"Accept-Language": "ja"}
    ) as answer:
        told = answer.content.decode()
    assert "フィードには公開先が要ります" in told
