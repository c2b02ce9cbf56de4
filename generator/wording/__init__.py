"""How a sentence is written on a slide: pure functions over text, by rules of language.

What comes out never says more than the sentence, never more surely, and never of somebody else.
Every function takes both languages together or one text with its language, needs no network and no
model, and gives the same for the same text. In a ``Bilingual`` the source language decides (the
Japanese, where there is none the English), so that a translation that arrives later moves nothing.

What other rooms call:

* ``notes``: ``note``, one point; ``notes``, as many as a long sentence falls into
* ``titles``: ``title``, the message over a slide; ``label``, a noun that heads a column
* ``subjects``: ``subject`` and ``predicate`` of a sentence
* ``certainty``: how sure a sentence is by its own words
* ``headlines``: ``headline``, a heading cut to the room there is
* ``style``: ``plain``, polite Japanese in plain style
* ``words``, ``phrases``: a Japanese sentence in words and in 文節

* ``standalone``: ``stands_alone``, how likely a sentence is understood without those before it
* ``attribution``, ``views``: whose words a quotation is; what is somebody's view

What these are made with, on Japanese: ``conjugation`` of verbs, ``endings`` of notes, ``parting``
into clauses, ``hanging`` ones, ``shorter`` notes. On English: ``english`` notes, and sentences
parted into ``independent`` ones.
"""
