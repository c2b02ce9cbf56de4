"""What a text of a kind is like: read from its file, asked for by name.

Each kind's file lists its traits first. So whoever adds a kind writes down what it is like, and
no room has to know that it is there. A file of the user's changes what a kind is told by, not what
it is like.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from generator.model import KINDS
from generator.resources import toml

if TYPE_CHECKING:
    from generator.model import Kind, Speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What may be said of a kind of text. A kind of the user's own has none of it.

    Attributes:
        addresses: it is spoken to those who are present.
        advises: it says what to do: a request is a step, how sure they are nobody's account.
        answers_readers: each of its sections answers what a reader may ask.
        answers_with_feeling: somebody may answer with a feeling.
        enters: its entries say something each, and what none says outright is not said at all.
        explains: it tells what holds for everybody: 私たちの体 is no word of whoever wrote it.
        has_answer: what its title asks or names is answered at the beginning.
        has_catch: nobody should leave without its price, its limit or its warning.
        has_facts_above: facts stand above its text: when one met, for how many it is.
        has_pieces: none of its sections is about another.
        in_steps: it tells what to do, one thing after the other.
        instructs: what it demands is demanded of whoever listens.
        inward: a writer comes to see something: what it comes to is said late.
        is_collection: none of its sentences is what it comes to unless one says so.
        is_interview: somebody is asked, and what they answer is told.
        is_meeting: it records a meeting, item by item: who said what, and what was decided.
        is_news: it is about what happened; what is doubtful and what comes next belongs to it.
        is_own_view: it is one person's view or life, and says so once.
        is_release: an organisation announces something of its own, and says whom to ask.
        is_study: what was found counts, not how it was looked for.
        lists: its sections are entries of one list.
        never_in_steps: what it numbers is no way to do something.
        notifies: it may be a notice, which says what takes place in a line or a list.
        numbers_what_to_do: what it numbers is to be done.
        of_events: it is about what happened; elsewhere that is a detail of the story.
        of_others: it tells of others: what is done there without a subject is seldom the writer's.
        of_somebody: somebody says what they hold or found: not what comes next, nor how far.
        open_ended: it stops without a last word.
        operates: what is done in its steps is done by hand, on a device.
        own_account: a writer tells of their own: their company, their life, what they invite to.
        owns_words: its words in quotation marks are its own.
        prepares: what is taken and what is done is all there is to it; the rest is a story.
        remembers_events: what happened is what is remembered of it.
        reports: its lead has the weightiest, and somebody's words are evidence.
        rules: each of its sentences rules something, whichever is left out.
        says_must: べき and 必要 tell what is to be done, or are somebody's who is named.
        spoken: all of it is somebody's words.
        teaches: it says what holds, whatever happened on the way.
        tells_of_links: pages elsewhere may be its content.
        tells_own_story: it may begin with what its writer lived through.
        times_are_asides: times and places that it lists announce nothing.
        unstriking: its sentences catch nobody: its news, dish or decision does.
        speaker: who says what nobody else is named for.
        owes: questions of its frame whose answer belongs to its catch.
    """

    addresses: bool = False
    advises: bool = False
    answers_readers: bool = False
    answers_with_feeling: bool = False
    enters: bool = False
    explains: bool = False
    has_answer: bool = False
    has_catch: bool = False
    has_facts_above: bool = False
    has_pieces: bool = False
    in_steps: bool = False
    instructs: bool = False
    inward: bool = False
    is_collection: bool = False
    is_interview: bool = False
    is_meeting: bool = False
    is_news: bool = False
    is_own_view: bool = False
    is_release: bool = False
    is_study: bool = False
    lists: bool = False
    never_in_steps: bool = False
    notifies: bool = False
    numbers_what_to_do: bool = False
    of_events: bool = False
    of_others: bool = False
    of_somebody: bool = False
    open_ended: bool = False
    operates: bool = False
    own_account: bool = False
    owns_words: bool = False
    prepares: bool = False
    remembers_events: bool = False
    reports: bool = False
    rules: bool = False
    says_must: bool = False
    spoken: bool = False
    teaches: bool = False
    tells_of_links: bool = False
    tells_own_story: bool = False
    times_are_asides: bool = False
    unstriking: bool = False
    speaker: Speaker = "author"
    owes: tuple[str, ...] = ()


@cache
def traits_of(kind: Kind) -> Traits:
    """What a text of a kind is like, as the file says that ships with it.

    Raises:
        TypeError: the file names a trait that is none.
    """
    if kind not in KINDS:
        return Traits()
    text = files(__package__).joinpath(f"{kind}.toml").read_text(encoding="utf-8")
    plain = toml(text)
    named = dict.fromkeys(plain.get("traits", ()), True)
    speaker = plain.get("speaker", "author")
    return Traits(**named, speaker=speaker, owes=tuple(plain.get("owes", ())))
