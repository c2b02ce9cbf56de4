"""What can be set about every service that is asked over the network."""

from __future__ import annotations

from typing import Annotated

from generator.options import Options, about


class PatienceOptions(Options, frozen=True):
    """What is not set is as usual for the service."""

    tries: Annotated[
        int | None,
        about("一つのことを頼む回数", "how often one thing is asked for", ge=1, le=100),
    ] = None
    pause: Annotated[
        float | None,
        about(
            "頼み直すまでの秒数（倍々に延びる）",
            "seconds before it is asked for again, doubled each time",
            ge=0,
            le=600,
        ),
    ] = None
    patience: Annotated[
        float | None,
        about(
            "一つのことにかける秒数の上限",
            "seconds that one thing may take, with all tries and pauses",
            ge=0,
            le=86_400,
        ),
    ] = None
    per_second: Annotated[
        float | None,
        about(
            "一秒に頼む回数の上限（すべての作業で合わせて）",
            "how often it is asked in a second at most, by all workers together",
            ge=0.001,
            le=10_000,
        ),
    ] = None


class ServiceOptions(PatienceOptions, frozen=True):
    endpoint: Annotated[
        str, about("サービスの場所", "scheme, host and port of the service", trust=True)
    ] = ""


class KeyedOptions(ServiceOptions, frozen=True):
    key: Annotated[str, about("サービスの鍵", "the service's key", trust=True)] = ""
    timeout: Annotated[
        float | None,
        about("答えの全部を待つ秒数", "seconds to wait for a whole answer", ge=0.01, le=3600),
    ] = None


class ServerOptions(KeyedOptions, frozen=True):
    """Of a server that speaks OpenAI's chat protocol."""

    model: Annotated[str, about("モデルの名前", "the model's name")] = ""
    timeout: Annotated[
        float | None,
        about("答えの初めを待つ秒数", "seconds to wait for an answer to begin", ge=0.01, le=3600),
    ] = None
    idle: Annotated[
        float | None,
        about("答えの続きを待つ秒数", "seconds to wait between two pieces of it", ge=0.01, le=3600),
    ] = None
    parallel: Annotated[
        int,
        about("同時に聞く数（0 は自動）", "questions at once, 0 to ask the server", ge=0, le=64),
    ] = 0
    price: Annotated[
        float,
        about(
            "百万トークンの値段（見積もりに使う）",
            "the price of a million tokens, for the estimate",
            ge=0,
            le=1_000_000,
        ),
    ] = 0.0
