from __future__ import annotations

import gzip
import itertools
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.errors import SourceError
from generator.reading import read
from generator.reading.fetching.fetch import Limits, get
from generator.settings import Settings
from generator.web.addresses import is_public

sys.path.append(str(Path(__file__).parents[1]))

# It is shared with the other rooms' tests.
from servers.pages import Page, site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from servers.pages import Site

SENTENCE = (
    "町の図書館は、この春から夜も開いています。仕事帰りの人が本を借りられるようになりました。"
)
ARTICLE = f"""<html><head><title>夜の図書館</title></head><body><article><h1>夜の図書館</h1>
<p>{SENTENCE}</p><h2>なぜ夜に開くのか</h2><p>{SENTENCE}</p></article></body></html>"""
HOSTS = frozenset({"127.0.0.1"})


def _settings(**keys: str) -> Settings:
    return Settings(sections={"reading": {"private_hosts": "127.0.0.1", **keys}})


def _site(**pages: Page) -> dict[str, Page]:
    return {f"/{name}": page for name, page in pages.items()}


@pytest.fixture
def served() -> Iterator[Site]:
    with site({}) as running:
        yield running


def _refused(url: str, settings: Settings) -> str:
    with pytest.raises(SourceError) as refused:
        read(url, settings)
    assert "\n" not in str(refused.value)
    assert refused.value.advice
    return str(refused.value)


def test_an_article_is_read_from_its_url(served):
    served.pages["/a"] = Page(ARTICLE.encode())
    article = read(f"{served.url}/a", _settings())
    assert article.title.text.ja == "夜の図書館"
    assert article.source.url == f"{served.url}/a"


def test_who_asks_is_said_honestly_and_robots_txt_is_asked_first(served):
    served.pages["/a"] = Page(ARTICLE.encode())
    read(f"{served.url}/a", _settings())
    assert [path for path, _ in served.asked] == ["/robots.txt", "/a"]
    assert all(agent.startswith("Kamishibai/") for _, agent in served.asked)


def test_a_charset_is_taken_from_the_header(served):
    served.pages["/a"] = Page(ARTICLE.encode("cp932"), "text/html; charset=Shift_JIS")
    assert read(f"{served.url}/a", _settings()).title.text.ja == "夜の図書館"


def test_a_compressed_page_is_unpacked(served):
    packed = gzip.compress(ARTICLE.encode())
    served.pages["/a"] = Page(packed, headers={"Content-Encoding": "gzip"})
    assert read(f"{served.url}/a", _settings()).title.text.ja == "夜の図書館"


def test_robots_txt_is_respected_and_can_be_overridden(served):
    served.pages["/robots.txt"] = Page(b"User-agent: *\nDisallow: /a\n", "text/plain")
    served.pages["/a"] = Page(ARTICLE.encode())
    assert "robots.txt" in _refused(f"{served.url}/a", _settings())
    assert read(f"{served.url}/a", _settings(robots="ignore")).title.text.ja == "夜の図書館"


def test_a_site_that_fails_to_give_its_rules_is_left_alone(served):
    served.pages["/robots.txt"] = Page(b"", status=503)
    served.pages["/a"] = Page(ARTICLE.encode())
    assert "robots.txt" in _refused(f"{served.url}/a", _settings())


def test_five_redirects_are_followed_and_no_more(served):
    for step in range(7):
        served.pages[f"/{step}"] = Page(status=302, headers={"Location": f"/{step + 1}"})
    served.pages["/5"] = Page(ARTICLE.encode())
    assert read(f"{served.url}/0", _settings()).source.url == f"{served.url}/5"
    served.pages["/5"] = Page(status=302, headers={"Location": "/6"})
    assert "redirects" in _refused(f"{served.url}/0", _settings())


def test_a_redirect_to_a_private_host_is_refused(served):
    port = served.url.rpartition(":")[2]
    target = f"http://localhost:{port}/secret"
    served.pages["/a"] = Page(status=302, headers={"Location": target})
    served.pages["/secret"] = Page(ARTICLE.encode())
    assert "not a public address" in _refused(f"{served.url}/a", _settings())
    assert "/secret" not in [path for path, _ in served.asked]


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://example.com/", "gopher://x/"])
def test_a_redirect_leads_to_the_web_only(served, target):
    served.pages["/a"] = Page(status=302, headers={"Location": target})
    assert "neither http nor https" in _refused(f"{served.url}/a", _settings())


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://2130706433/",
        "http://0/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://169.254.169.254/latest/",
        "http://10.0.0.1/",
    ],
)
def test_private_addresses_are_refused_however_they_are_written(url):
    assert "not a public address" in _refused(url, Settings())


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "240.0.0.1",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "ff02::1",
        "::ffff:10.0.0.1",
        "2002:7f00:1::",
        "64:ff9b::7f00:1",
        "fe80::1%eth0",
    ],
)
def test_an_address_that_is_not_public_is_known(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1", "::ffff:8.8.8.8"])
def test_a_public_address_is_known(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "url", ["https://user:word@example.com/", "http:///a", "http://[x/", "http://a b/", "x://y"]
)
def test_what_is_no_web_address_is_refused(url):
    _refused(url, Settings())


@pytest.mark.parametrize(
    ("status", "said"),
    [(401, "login"), (402, "payment"), (403, "refuses"), (404, "not there"), (500, "status 500")],
)
def test_a_page_that_is_not_given_says_why(served, status, said):
    served.pages["/a"] = Page(b"no", status=status)
    assert said in _refused(f"{served.url}/a", _settings())


def test_a_picture_is_no_article(served):
    served.pages["/a"] = Page(b"\x89PNG", "image/png")
    assert "image/png" in _refused(f"{served.url}/a", _settings())


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<p>この記事は会員限定です。ログインしてください。</p>", "members"),
        ("<div id='root'></div><noscript>JavaScriptを有効にしてください</noscript>", "JavaScript"),
        ("<p>短い。</p>", "no article"),
    ],
)
def test_a_page_that_shows_nothing_says_what_stands_before_it(served, body, said):
    served.pages["/a"] = Page(f"<html><body>{body}</body></html>".encode())
    assert said in _refused(f"{served.url}/a", _settings())


def test_an_endless_answer_is_cut(served):
    endless = Page(chunks=lambda: itertools.repeat(b"a" * 65536))
    served.pages["/a"] = endless
    with pytest.raises(SourceError, match="larger than 1 MB"):
        get(f"{served.url}/a", HOSTS, Limits(size=1 << 20))


def test_a_bomb_is_seen_before_it_bursts(served):
    packed = gzip.compress(b"\0" * (64 << 20))
    served.pages["/a"] = Page(packed, headers={"Content-Encoding": "gzip"})
    with pytest.raises(SourceError, match="larger than 2 MB"):
        get(f"{served.url}/a", HOSTS, Limits(size=2 << 20))


def test_an_answer_that_stops_in_the_middle_is_given_up(served):
    served.pages["/a"] = Page(b"short", headers={"Content-Length": "99"})
    with pytest.raises(SourceError, match="does not answer"):
        get(f"{served.url}/a", HOSTS)


def test_an_answer_that_never_comes_is_given_up(served):
    over = threading.Event()

    def chunks() -> Iterator[bytes]:
        yield b"<html>"
        over.wait(30)

    served.pages["/a"] = Page(chunks=chunks)
    with pytest.raises(SourceError, match="does not"):
        get(f"{served.url}/a", HOSTS, Limits(seconds=0.2))
    over.set()


def test_a_name_with_other_letters_is_asked_for_in_ascii(served):
    served.pages["/%E6%9B%B8?%E8%AA%9E=1"] = Page(ARTICLE.encode())
    assert read(f"{served.url}/書?語=1", _settings()).title.text.ja == "夜の図書館"


def test_an_offline_build_asks_nobody(served):
    assert "offline" in _refused(f"{served.url}/a", Settings(offline=True))
    assert served.asked == []


def test_a_certificate_that_nobody_signed_is_refused():
    with site({"/a": Page(ARTICLE.encode())}, secure=True) as secure:
        said = _refused(f"{secure.url}/a", _settings(robots="ignore"))
        assert not secure.asked
    assert "does not prove that it is 127.0.0.1 (self-signed certificate)" in said


def test_a_certificate_that_the_system_trusts_is_enough(monkeypatch):
    pem = Path(__file__).parents[1] / "servers" / "self-signed.pem"
    monkeypatch.setenv("SSL_CERT_FILE", str(pem))
    with site({"/a": Page(ARTICLE.encode())}, secure=True) as secure:
        assert read(f"{secure.url}/a", _settings()).title.text.ja == "夜の図書館"


@pytest.mark.parametrize("name", ["http_proxy", "HTTP_PROXY", "ALL_PROXY"])
def test_proxies_of_the_environment_are_not_used(served, monkeypatch, name):
    served.pages["/a"] = Page(ARTICLE.encode())
    with site({}) as proxy:
        monkeypatch.setenv(name, proxy.url)
        read(f"{served.url}/a", _settings())
        assert not proxy.asked
    assert served.asked


def test_who_has_a_proxy_is_told_that_it_is_not_used(monkeypatch):
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:1")
    assert "proxies are not used" in _refused("http://127.0.0.1:1/a", _settings(robots="ignore"))
