// The slides of a show: chosen, changed, heard, arranged; what is out of date, and builds.
import { all, atWork, failure, fragment, one, post, recolor, say, tell } from "./common.js";
import { follow as followViews, opened as openView } from "./views.js";

const show = document.body.dataset.show;
const query = `?show=${encodeURIComponent(show)}`;
const [thumbs, stage, panel, bar, build, cancel, source] =
  ["thumbs", "stage", "panel", "progress", "build", "cancel", "source"].map((id) => one("#" + id));
const told = { ...panel.dataset, ...build.dataset };
let current = "";

const scenes = () => [...thumbs.children]; // slides hold lists too

// Type as large as the slide allows, as the page does it.
const fit = (slide) => {
  if (!slide) return;
  let scale = 1;
  slide.style.setProperty("--fit", scale);
  const over = () => slide.scrollHeight > slide.clientHeight + 1 || slide.scrollWidth > slide.clientWidth + 1;
  while (scale > 0.4 && over()) slide.style.setProperty("--fit", (scale -= 0.04));
};
const seen = new IntersectionObserver((entries) => {
  for (const entry of entries.filter((each) => each.isIntersecting)) {
    seen.unobserve(entry.target);
    fit(one(".slide", entry.target));
  }
});
const frames = (within) => all(".frame", within).forEach((frame) => seen.observe(frame));
const grow = (area) => {
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 2}px`;
};

addEventListener("resize", () => all("textarea", panel).forEach(grow)); // a tablet is turned

// Choosing a slide

const item = (id) => scenes().find((li) => li.dataset.scene === id);
const textsOf = (id) => fragment(`/show/texts${query}&scene=${encodeURIComponent(id)}`);

const enlarge = (li) => {
  const frame = document.createElement("div");
  frame.className = "frame";
  frame.append(one(".slide", li).cloneNode(true));
  stage.replaceChildren(frame);
  fit(one(".slide", stage));
};

const fill = (texts) => {
  panel.replaceChildren(texts);
  all("textarea", panel).forEach(grow);
  mark();
};

const go = async (id, step = false) => {
  const li = item(id) ?? thumbs.firstElementChild;
  if (!li) return;
  for (const link of all("[aria-current]", thumbs)) link.removeAttribute("aria-current");
  one("a", li).setAttribute("aria-current", "true");
  const chosen = (current = li.dataset.scene);
  if (document.body.dataset.view === "slides" || step) {
    openView("slides");
    history.replaceState(null, "", "#" + encodeURIComponent(chosen));
  }
  enlarge(li);
  if (!one("#layouts").hidden) layouts();
  const texts = await textsOf(chosen);
  if (chosen === current) {
    fill(texts);
    rests();
  }
};

thumbs.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-go]");
  if (!link) return;
  event.preventDefault();
  go(link.dataset.go, true);
});

addEventListener("keydown", (event) => {
  if (event.key === "z" && (event.ctrlKey || event.metaKey) && !event.target.matches("textarea, input")) {
    event.preventDefault();
    arrange("undo");
  }
  const step = { PageDown: 1, PageUp: -1 }[event.key];
  if (!step || document.body.dataset.view !== "slides") return;
  event.preventDefault();
  const items = scenes();
  const next = items[items.findIndex((li) => li.dataset.scene === current) + step];
  if (next) {
    go(next.dataset.scene, true);
    one("a", next).focus();
  }
});

// A text of the slide is its field: it is changed where it stands

const fieldOf = (span) => {
  const words = span.textContent.trim();
  return words && all("textarea", panel).find((each) => each.dataset.before.trim() === words && each.dataset.language === span.lang);
};
stage.addEventListener("click", (event) => {
  const span = event.target.closest("[lang]");
  if (!span || span.isContentEditable || !fieldOf(span)) return;
  span.field = fieldOf(span);
  span.contentEditable = "plaintext-only";
  span.spellcheck = false;
  span.focus();
});
stage.addEventListener("keydown", (event) => {
  const span = event.target.closest("[contenteditable]");
  if (!span) return;
  event.stopPropagation();
  if (event.key === "Escape") span.textContent = span.field.dataset.before;
  if (event.key === "Escape" || (event.key === "Enter" && !event.isComposing)) {
    event.preventDefault();
    span.blur();
  }
});
stage.addEventListener("focusout", (event) => {
  const span = event.target.closest("[contenteditable]");
  if (!span) return;
  span.removeAttribute("contenteditable");
  const words = span.textContent.replace(/\s+/g, " ").trim();
  if (words === span.field.dataset.before.trim()) return;
  span.field.value = words;
  grow(span.field);
  save(span.field);
});

// What a text rests on: its sentences light up in the article

const light = (fieldset) => {
  const ids = (fieldset?.dataset.sources ?? "").split(" ").filter(Boolean);
  for (const each of all(".lit", source)) each.classList.remove("lit");
  const lit = ids.map((id) => one(`[data-sentence="${CSS.escape(id)}"]`, source)).filter(Boolean);
  lit.forEach((each) => each.classList.add("lit"));
  const scroll = one(".scroll", source);
  if (lit[0]) scroll.scrollTop += lit[0].getBoundingClientRect().top - scroll.getBoundingClientRect().top - 24;
  const { verdict } = fieldset?.dataset ?? {};
  const words = one("#verdict").dataset;
  one("#verdict").textContent = words[verdict] ?? (fieldset && !lit.length ? words.own : words.none);
};
const mark = () => {
  for (const each of all(".sentence", source)) {
    each.classList.toggle("here", each.dataset.scenes.split(" ").includes(current));
  }
};
// The first sentence that the slide tells is in sight.
const rests = () => {
  const [scroll, first] = [one(".scroll", source), one(".sentence.here", source)];
  scroll.scrollTop += first ? first.getBoundingClientRect().top - scroll.getBoundingClientRect().top - 24 : -scroll.scrollTop;
};
for (const kind of ["mouseover", "focusin"]) {
  panel.addEventListener(kind, (event) => {
    const fieldset = event.target.closest("fieldset");
    if (fieldset) light(fieldset);
  });
}
stage.addEventListener("mouseover", (event) => {
  const span = event.target.closest("[lang]");
  const field = span && fieldOf(span);
  if (field) light(field.closest("fieldset"));
});
source.addEventListener("click", (event) => {
  const sentence = event.target.closest(".sentence");
  if (!sentence) return;
  event.preventDefault();
  const [first] = sentence.dataset.scenes.split(" ");
  if (first) go(first, true);
});
let reading = 0;
const article = () => {
  clearTimeout(reading); // edits one after the other are followed once
  reading = setTimeout(readAnew, 400);
};
const readAnew = async () => {
  one(".scroll", source).replaceChildren(await fragment(`/show/view/article${query}`));
  all(".cuts, .dropped button", source).forEach((each) => each.remove());
  mark();
  rests();
};

// What changed on disk, whoever changed it

const renew = (li, drawn) => {
  li.dataset.mark = drawn.mark;
  const again = document.createElement("template");
  again.innerHTML = drawn.thumb;
  const here = one("a", li)?.getAttribute("aria-current");
  one("a", li)?.remove();
  li.prepend(again.content);
  if (here) one("a", li).setAttribute("aria-current", here);
  seen.observe(one(".frame", li));
};

const key = (area) => `${area.dataset.place} ${area.dataset.language}`;

// A text that somebody is at is not touched: what stands on disk is told beside it.
const merge = async () => {
  const chosen = current;
  const fresh = await textsOf(chosen);
  if (chosen !== current) return;
  const mine = new Map(all("textarea", panel).map((area) => [key(area), area]));
  const dirty = [...mine.values()].filter((area) => area.value !== area.dataset.before);
  const places = (areas) => [...areas].map((area) => area.dataset.place).join("\n");
  const alike = places(all("textarea", fresh)) === places(mine.values());
  if (!dirty.length && (!alike || !panel.contains(document.activeElement))) {
    fill(fresh);
    return;
  }
  for (const area of all("textarea", fresh)) {
    const own = mine.get(key(area));
    if (!own || own.dataset.before === area.dataset.before) continue;
    if (own.value === own.dataset.before || own.value === area.dataset.before) {
      own.value = area.dataset.before;
      own.dataset.before = area.dataset.before;
      grow(own);
    } else clash(own, area.dataset.before);
  }
};

let renewing = Promise.resolve();
const refresh = () => (renewing = renewing.then(renewed, renewed)); // one after the other: the last is the newest
const renewed = async () => {
  const known = Object.fromEntries(scenes().map((li) => [li.dataset.scene, li.dataset.mark]));
  const answer = await post("/show/news" + query, known);
  if (!answer.ok) {
    tell(await failure(answer));
    return;
  }
  const news = await answer.json();
  const before = Object.keys(known).slice(0, Object.keys(known).indexOf(current)).reverse();
  for (const li of scenes()) if (!news.order.includes(li.dataset.scene)) li.remove();
  const here = new Map(scenes().map((li) => [li.dataset.scene, li]));
  news.order.forEach((id, place) => {
    let li = here.get(id);
    if (!li) {
      li = document.createElement("li");
      li.dataset.scene = id;
      li.draggable = true;
    }
    if (thumbs.children[place] !== li) thumbs.insertBefore(li, thumbs.children[place] ?? null);
    if (news.scenes[id]) renew(li, news.scenes[id]);
  });
  one("h1").textContent = document.title = news.title;
  if (Object.keys(news.scenes).length || news.order.join("\n") !== Object.keys(known).join("\n")) article();
  if (!item(current)) await go(before.find((id) => item(id)) ?? ""); // the slide before it
  else if (news.scenes[current] && !one("[contenteditable]", stage)) {
    enlarge(item(current));
    await merge();
  }
  stale();
};

// Changing a text, and hearing it

const clash = (area, theirs) => {
  const box = one(".clash", area.parentElement);
  const button = (text, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.addEventListener("click", () => {
      box.hidden = true;
      act();
    });
    return made;
  };
  const said = document.createElement("q");
  said.textContent = theirs;
  box.replaceChildren(
    told.clash + " ",
    said,
    button(told.theirs, () => {
      area.value = area.dataset.before = theirs;
      grow(area);
    }),
    button(told.mine, () => {
      area.dataset.before = theirs;
      save(area);
    }),
  );
  box.hidden = false;
};

// The slide says it at once, and is drawn anew when it is on disk.
const soon = (area, text) => {
  const { language, before } = area.dataset;
  const spans = all("[lang]", stage).filter((span) => span.lang === language && !one("[lang]", span) && !span.isContentEditable);
  const span = before.trim() && text.trim() ? spans.find((each) => each.textContent.trim() === before.trim()) : null;
  if (span) {
    span.textContent = text;
    fit(one(".slide", stage));
  }
  return Boolean(span);
};

// One after the other: what is being saved is not saved again by leaving its field.
const save = async (area) => {
  while (area.saving) await area.saving;
  if (area.value === area.dataset.before) return true;
  area.saving = saved(area).finally(() => { area.saving = null; });
  return area.saving;
};
const saved = async (area) => {
  const { place, language, before } = area.dataset;
  const text = area.value;
  const shown = soon(area, text);
  const answer = await post("/api/change", { show, place, language, text, before });
  if (!answer.ok && shown) enlarge(item(current));
  if (answer.ok) {
    area.dataset.before = text;
    // what says the same in the other language may not any more
    for (const each of all(".translate", area.closest("fieldset"))) each.hidden = each.closest(".row").lang === language;
    tell(told.saved);
    await refresh();
    return true;
  }
  const said = await answer.json();
  if (answer.status === 409) {
    if (said.now === before) return saved(area); // the file was written, this text was not
    clash(area, said.now);
  } else tell(said.advice ? `${said.error}: ${said.advice}` : said.error);
  return false;
};

const hear = async (area, said) => {
  const asked = { text: area.value, language: area.dataset.language, show, said };
  const canvas = one(".wave", area.closest(".row"));
  document.body.dataset.heard = `${area.dataset.place} ${await say(asked, canvas)}`;
};

panel.addEventListener("input", (event) => {
  if (event.target.matches("textarea")) grow(event.target);
});
panel.addEventListener("change", (event) => {
  if (event.target.matches("textarea")) save(event.target);
});
panel.addEventListener("keydown", (event) => {
  const area = event.target;
  if (!area.matches("textarea")) return;
  if (event.key === "Enter" && !event.isComposing) {
    event.preventDefault(); // a text is one paragraph
    const button = one(".say", area.parentElement);
    save(area).then((saved) => saved && button && hear(area));
  }
  if (event.key === "Escape") {
    area.value = area.dataset.before;
    grow(area);
  }
});

const translate = async (area) => {
  const from = all("textarea", area.closest("fieldset")).find((each) => each !== area);
  if (!from?.value.trim()) return;
  const asked = { text: from.value, language: from.dataset.language, show };
  const answer = await post("/api/translate", asked);
  if (!answer.ok) {
    tell(await failure(answer));
    return;
  }
  area.value = (await answer.json()).text;
  grow(area);
  await save(area);
};

const busy = async (button, act) => {
  button.disabled = true;
  button.setAttribute("aria-busy", "true");
  await act().catch((error) => tell(error.message));
  button.disabled = false;
  button.removeAttribute("aria-busy");
};

panel.addEventListener("click", (event) => {
  if (!event.target.closest(".jump a")) return;
  event.preventDefault(); // the address says which slide it is
  one("#said", panel).scrollIntoView();
  one("#said textarea", panel).focus({ preventScroll: true });
});
panel.addEventListener("click", async (event) => {
  const other = event.target.closest(".alternative");
  for (const area of other ? all("textarea", other.closest("fieldset")) : []) {
    area.value = other.dataset[area.dataset.language] || area.value;
    grow(area);
    await save(area);
  }
  const button = event.target.closest("button");
  const area = button && one("textarea", button.closest(".row") ?? panel);
  if (button?.matches(".say")) busy(button, async () => (await save(area)) && hear(area));
  if (button?.matches(".translate")) busy(button, () => translate(area));
  if (button?.dataset.drop) arrange("drop", button.dataset.drop);
  if (button?.dataset.more) {
    const before = new Set(all("textarea", panel).map((each) => each.dataset.place));
    await arrange("text", button.dataset.more);
    all("textarea", panel).find((each) => !before.has(each.dataset.place))?.focus();
  }
});

// How a line is read: a word is marked, its kana tried and kept

const readingOf = (details) => {
  const row = one(".row[lang=ja] textarea", details.closest("fieldset"));
  const accent = one(".accent", details).value;
  const [word, kana] = [".word", ".said"].map((name) => one(name, details).value.trim());
  return { row, word, kana, accent: accent === "" ? null : Number(accent) };
};
panel.addEventListener("toggle", async (event) => {
  const details = event.target;
  if (!details.matches(".read") || !details.open) return;
  const { row } = readingOf(details);
  const answer = await post("/api/reading", { text: row.value, language: "ja", show });
  one(".kana", details).textContent = answer.ok ? (await answer.json()).reading : await failure(answer);
}, true);
panel.addEventListener("select", (event) => {
  const area = event.target;
  const details = area.matches(".spoken .row[lang=ja] textarea") && one(".read", area.closest("fieldset"));
  const word = details && area.value.slice(area.selectionStart, area.selectionEnd).trim();
  if (word && word.length < 30) one(".word", details).value = word;
}, true);
panel.addEventListener("click", (event) => {
  const button = event.target.closest(".read button");
  if (!button) return;
  const { row, word, kana, accent } = readingOf(button.closest(".read"));
  if (button.matches(".keep") && !(word && kana)) {
    one(word ? ".said" : ".word", button.closest(".read")).focus();
    return;
  }
  const said = accent === null ? kana : `${kana} ${accent}`;
  if (button.matches(".try")) busy(button, () => hear(row, word && kana ? { [word]: said } : undefined));
  if (button.matches(".keep")) busy(button, async () => {
    const answer = await post("/api/readings", { show, word, kana, accent });
    tell(answer.ok ? told.kept : await failure(answer));
    stale();
    const details = button.closest(".read");
    details.open = false;
    details.open = true;
  });
});

// Arranging slides, and taking edits back

// One edit at a time: the next begins where the one before has left the slides.
let arranging = Promise.resolve();
let waiting = 0;
const arrange = (move, to = "") => {
  const undoing = one("[data-move=undo]");
  waiting += 1;
  undoing.disabled = true;
  const edit = () => arranged(move, to).finally(() => { undoing.disabled = --waiting > 0; });
  return (arranging = arranging.then(edit, edit));
};
const arranged = async (move, to) => {
  const order = scenes().map((li) => li.dataset.scene);
  const place = order.indexOf(current);
  const answer = move === "undo"
    ? await post("/api/undo", { show })
    : await post("/api/arrange", { show, move, scene: current, order, to });
  const said = await answer.json();
  if (!answer.ok) tell(said.advice ? `${said.error}: ${said.advice}` : said.error);
  else tell(said.undone === false ? told.nothing : told.saved);
  if (move === "delete" && answer.ok) current = order[place + 1] ?? order[place - 1];
  await refresh();
  if (["split", "add"].includes(move) && answer.ok) current = scenes()[place + 1]?.dataset.scene;
  await go(current);
  if (["split", "add"].includes(move)) one("textarea", panel)?.select();
  if (move === "undo") {
    recolor(query);
    followViews();
  }
};

addEventListener("click", (event) => {
  const button = event.target.closest("[data-move]");
  if (button) arrange(button.dataset.move);
});

thumbs.addEventListener("dragstart", (event) => {
  const li = event.target.closest("li[data-scene]");
  event.dataTransfer.setData("text/plain", li?.dataset.scene ?? "");
  event.dataTransfer.effectAllowed = "move";
});
thumbs.addEventListener("dragover", (event) => {
  event.preventDefault();
  for (const each of all(".over", thumbs)) each.classList.remove("over");
  event.target.closest("li[data-scene]")?.classList.add("over");
});
thumbs.addEventListener("drop", async (event) => {
  event.preventDefault();
  for (const each of all(".over", thumbs)) each.classList.remove("over");
  const onto = event.target.closest("li[data-scene]");
  const moved = item(event.dataTransfer.getData("text/plain"));
  if (!onto || !moved || onto === moved) return;
  await go(moved.dataset.scene, true);
  arrange("place", String(scenes().indexOf(onto) + 1));
});

const layouts = async () => {
  one("#layouts").replaceChildren(await fragment(`/show/layouts${query}&scene=${encodeURIComponent(current)}`));
  frames(one("#layouts"));
};
one("#layout").addEventListener("click", async () => {
  const place = one("#layouts");
  place.hidden = !place.hidden;
  one("#layout").setAttribute("aria-expanded", String(!place.hidden));
  if (!place.hidden) {
    await layouts();
    one("[aria-pressed=true]", place)?.focus();
  }
});
one("#layouts").addEventListener("click", (event) => {
  const button = event.target.closest("[data-layout]");
  if (button) arrange("layout", button.dataset.layout);
});

// What is out of date, and making it anew

let asking = 0;
const stale = () => {
  clearTimeout(asking);
  asking = setTimeout(askStale, 200);
};
const askStale = async () => {
  const answer = await fetch("/api/stale" + query);
  if (!answer.ok) return;
  const old = (await answer.json()).files;
  build.disabled = !old.length || !bar.hidden;
  build.textContent = old.length ? `${build.dataset.label} (${old.length})` : build.dataset.label;
  build.title = old.length ? `${build.dataset.stale}: ${old.length}` : build.dataset.current;
  one("#stale").hidden = !old.length;
  one("#stale ul").replaceChildren(...old.map((name) => {
    const made = document.createElement("li");
    made.textContent = name;
    return made;
  }));
};
build.dataset.label = build.textContent;

const ended = (end) => {
  bar.hidden = cancel.hidden = true;
  delete document.body.dataset.building;
  const said = told[end.end] ?? "";
  const why = end.end === "gaps" && { label: build.dataset.why, take: () => openView("hand-on") };
  tell(end.error ? `${said}: ${end.error}` : said, ["gaps", "failed"].includes(end.end), why);
  refresh();
  followViews();
};

const follow = (begun) => {
  bar.hidden = cancel.hidden = false;
  document.body.dataset.building = "true";
  build.disabled = true;
  tell(told.running);
  cancel.onclick = () => fetch(`/api/builds/${begun.id}`, { method: "DELETE" });
  const events = new EventSource(begun.events);
  events.addEventListener("progress", (event) => {
    const news = JSON.parse(event.data);
    if (news.total) bar.value = news.done / news.total;
    if (news.step) tell(atWork(told, news));
  });
  events.addEventListener("end", (event) => {
    events.close();
    ended(JSON.parse(event.data));
  });
  events.addEventListener("error", () => {
    if (events.readyState === EventSource.CLOSED) ended({ end: "" }); // nobody knows it any more
  });
};

build.addEventListener("click", async () => {
  const answer = await post("/api/builds", { source: show });
  if (answer.ok) follow(await answer.json());
  else tell(await failure(answer));
});

frames(thumbs);
const asked = decodeURIComponent(location.hash.slice(1));
go(asked);
article();
stale();
const begun = new URLSearchParams(location.search).get("build");
if (begun) follow({ id: begun, events: `/api/builds/${encodeURIComponent(begun)}/events` });
new EventSource("/show/live" + query).addEventListener("changed", async () => {
  await refresh();
  followViews(true);
});
followViews.use({ show, query, go, frames, refresh, stale, told, translateIn: translate, panel });
if (["article", "questions", "look", "hand-on"].includes(asked)) openView(asked);
