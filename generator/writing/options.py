"""What can be set about the writer: a language model as the editor of a show."""

from __future__ import annotations

from typing import Annotated, ClassVar

from generator.options import about
from generator.web.options import ServerOptions


class WriterOptions(ServerOptions, frozen=True):
    section: ClassVar[str] = "writer"
    verifier: Annotated[
        str,
        about("書かれた文を確かめるモデル", "a model that judges what the writer wrote"),
    ] = ""
    audience: Annotated[str, about("誰に向けて書くか", "whom it is written for")] = ""
    context: Annotated[
        int,
        about(
            "モデルが一度に読めるトークン数。長い記事は部分ごとに要る行を選ばせる",
            "tokens the model takes at once; of a longer article it chooses lines part by part",
        ),
    ] = 16_000
    purpose: Annotated[
        str, about("見る人・聞く人にどうしてほしいか", "what it is shown or said for")
    ] = ""
    tone: Annotated[str, about("書き方の調子", "how it should sound")] = ""
    stress: Annotated[
        str, about("記事のうち、とくに取り上げること", "what of the article to dwell on")
    ] = ""
    instructions: Annotated[
        str, about("書くときに守ること", "what else the writer should keep to")
    ] = ""
    speakers: Annotated[
        tuple[str, ...],
        about(
            "対話で話す二人から四人の名前（最初が進行役）",
            "who talks in a dialogue: two to four, the host first",
        ),
    ] = ("host", "guest")
    characters: Annotated[
        tuple[str, ...],
        about(
            "話す人それぞれの人柄（speakers の順）",
            "what each of the speakers is like, in their order",
        ),
    ] = ()
    templates: Annotated[
        str,
        about(
            "自分のプロンプト（*.jinja）のフォルダー",
            "a folder with prompts of your own (*.jinja)",
            place=True,
        ),
    ] = ""
