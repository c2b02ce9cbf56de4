"""What to remember of an article: its message, and what else an editor would end on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.understanding.message import is_message, is_void
from generator.understanding.thesis import leads
from generator.understanding.words import shared

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.understanding.text import Text, Told


# How what is told, where it stands and its words count beside the message, chosen by what editors
# would end 150 articles on, and never.
_WORTH, _CONCLUDED, _STRESSED, _TO_DO, _UNLIKELY = 2.0, 2.0, 0.5, 1.0, -3.0

_ENOUGH = 4.5  # from here on two of five are what an editor chose

_FEWEST, _MOST_REMEMBERED = 3, 8
_SAME = 0.6  # of their words, what two wordings of one thought have in common


def remembered(
    text: Text,
    weight: Mapping[str, float],
    message: Mapping[str, float],
    main: Sequence[Told],
    closing: Sequence[Told],
) -> list[Told]:
    """The message first, then what is likeliest; each understood alone, no thought twice.

    None is an aside, a wish or a word on the article; a few more than a slide has room for.
    """
    if not text.content:
        return []
    to_do_first = text.traits.in_steps

    found = [told for told in main if not told.is_heading][-1:]
    # a section that concludes has several things to say, a last paragraph one
    fits = [told for told in closing if _can_be(text, told)]
    last = found[-1] if found and found[-1] in closing else None
    last = last or max(fits, key=lambda told: message.get(told.id, _UNLIKELY), default=None)

    def value(told: Told) -> float:
        concludes = told is last or told.section == text.concluding != 0
        stressed = text.has("essential", told) or text.has("weighs", told)
        to_do = to_do_first and (text.has("demands", told) or text.has("warns", told))
        parts = (
            _WORTH * weight[told.id],
            _CONCLUDED * concludes,
            _STRESSED * stressed,
            _TO_DO * to_do,
        )
        return message.get(told.id, _UNLIKELY) + sum(parts)

    best = sorted(
        ((value(told), told) for told in text.content if _can_be(text, told)),
        key=lambda pair: (-pair[0], pair[1].at),
    )
    inward = text.traits.inward
    for much, told in best:
        if len(found) == _MOST_REMEMBERED or (much < _ENOUGH and len(found) >= _FEWEST):
            break
        end = text.content[-1].block
        if inward and told.block == end and any(each.block == end for each in found):
            continue  # a story's last paragraph is one thought
        if all(shared(told.text, other.text) <= _SAME for other in found):
            found.append(told)
    return found


def _can_be(text: Text, told: Told) -> bool:
    return is_message(text, told) and not is_void(text, told) and leads(text, told)
