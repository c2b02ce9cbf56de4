// What stands beside the slides: the article, the questions, the look, what is handed on.
import { all, choices, failure, fragment, hearing, one, post, recolor, say, tell, upload, voicesOf } from "./common.js";

const view = one("#view");
let at; // what the slides' side gives: see ``use``
let picked = "";

const sheet = (name) => fragment(`/show/view/${name}${at.query}`);

const fillings = {
  article: async () => {
    const made = document.createElement("div");
    made.className = "beside";
    const [left, right] = [document.createElement("section"), document.createElement("div")];
    left.className = "read-here";
    left.tabIndex = 0;
    left.append(await sheet("article"));
    right.className = "notes";
    right.append(await sheet("understanding"));
    made.append(left, right);
    return made;
  },
  questions: () => sheet("questions"),
  look: () => sheet("look"),
  "hand-on": () => sheet("hand-on"),
};

let asked = 0; // what was asked for last is shown, whatever comes when
const fill = async (name) => {
  const mine = (asked += 1);
  const made = await fillings[name]();
  if (document.body.dataset.view !== name || mine !== asked) return;
  const reached = () => all("a, button, input, select, textarea", view);
  const place = reached().indexOf(document.activeElement);
  const scroll = [view, ...all(".beside > *", view)].map((each) => each.scrollTop);
  view.replaceChildren(made);
  view.dataset.filled = name;
  [view, ...all(".beside > *", view)].forEach((each, n) => { each.scrollTop = scroll[n] ?? 0; });
  if (place >= 0) reached()[place]?.focus({ preventScroll: true });
  at.frames(view);
  pick(picked);
  draw(one(".looks", view));
};

// Where a program that draws decks is here, pictures of the true slides take the place of ours, look by look.
const draw = async (list) => {
  const count = Number(list?.dataset.draws ?? 0);
  const drawing = Date.now();
  for (const button of count ? all("[data-template]", list) : []) {
    const template = encodeURIComponent(button.dataset.template);
    const pictures = Array.from({ length: count }, (_, n) => {
      const made = new Image();
      made.alt = "";
      made.src = `/show/drawn/${n}.png${at.query}&template=${template}&at=${drawing}`; // as the look is now
      return made;
    });
    const loaded = await Promise.allSettled(pictures.map((each) => each.decode()));
    if (!list.isConnected) return;
    if (loaded.every((each) => each.status === "fulfilled")) {
      one(".samples", button).replaceChildren(...pictures);
      button.dataset.drawn = "true";
    }
  }
};

export const opened = async (name) => {
  document.body.dataset.view = name;
  for (const link of all(".tabs a")) {
    if (link.dataset.view === name) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  const apart = name !== "slides";
  for (const id of ["#list", "main", "#panel"]) one(id).hidden = apart;
  view.hidden = !apart;
  if (!apart) {
    view.replaceChildren();
    delete view.dataset.filled;
    return;
  }
  history.replaceState(null, "", "#" + name);
  if (name === "hand-on" && one("#state button")) tell(""); // why it lacks something stands here
  if (view.dataset.filled !== name) {
    view.textContent = at.told.waiting;
    delete view.dataset.filled;
  }
  await fill(name);
  if (name === "questions") one(".question", view)?.focus();
};

// Drawn anew where it is open; what somebody types in it is not lost to another program's change.
export const follow = async (careful = false) => {
  const name = document.body.dataset.view;
  if (name === "slides" || (careful && view.contains(document.activeElement) && document.activeElement.matches("input, textarea, select"))) return;
  const focused = name === "questions" && all(".question", view).indexOf(document.activeElement);
  await fill(name);
  if (focused !== false && focused >= 0) all(".question", view)[focused]?.focus();
};
follow.use = (given) => { at = given; };

for (const link of all(".tabs a")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    opened(link.dataset.view);
  });
}

// The article: a sentence is picked, and what it is said; headings and lines are cut

const pick = (id) => {
  picked = id;
  const sentence = id ? one(`[data-sentence="${CSS.escape(id)}"]`, view) : null;
  for (const each of all(".lit", view)) each.classList.remove("lit");
  const place = one("#picked", view);
  if (!place) return;
  sentence?.classList.add("lit");
  place.textContent = sentence ? sentence.textContent : place.dataset.none;
  place.lang = sentence ? one(".article", view).lang : document.documentElement.lang;
  for (const button of all("#weighed button", view)) button.disabled = !sentence;
  one("#to-slide", view).disabled = !sentence?.dataset.scenes;
};

// What is said of the article waits for the build under way; its lines are counted anew after each.
let following = 0;
const corrected = async (path, asked) => {
  if (following && asked.line) {
    tell(at.told.oneByOne);
    return;
  }
  tell(one("#progress").hidden ? at.told.following : at.told.queued, true);
  following += 1;
  one("[data-move=undo]").disabled = true;
  const answer = await post(path, { show: at.show, ...asked });
  following -= 1;
  one("[data-move=undo]").disabled = following > 0;
  tell(answer.ok ? at.told.followed : await failure(answer));
  await at.refresh();
  await follow();
};

view.addEventListener("click", async (event) => {
  const { target } = event;
  const sentence = target.closest(".sentence");
  const cited = target.closest(".cited");
  const way = target.closest(".ways [data-view]");
  if (sentence || cited || way) event.preventDefault();
  if (way) opened(way.dataset.view);
  if (sentence) pick(sentence.dataset.sentence);
  if (cited) {
    const ids = cited.dataset.cite.split(" ");
    pick(ids[0]);
    one(`[data-sentence="${CSS.escape(ids[0])}"]`, view)?.scrollIntoView({ block: "center" });
  }
  const button = target.closest("button");
  if (!button) return;
  const { cut, line, heading, weigh, template, check } = button.dataset;
  if (cut) corrected("/api/cut", { line: Number(line ?? 0), heading, how: cut });
  if (weigh) corrected("/api/weigh", { sentence: picked, weight: weigh });
  if (button.id === "to-slide") at.go(one(`[data-sentence="${CSS.escape(picked)}"]`, view).dataset.scenes.split(" ")[0], true);
  if (template) choose({ template });
  if (button.dataset.choose) choose(JSON.parse(button.dataset.choose));
  if (check) button.nextElementSibling.replaceChildren(await fragment(`/show/verdict?template=${encodeURIComponent(check)}`));
  if (button.id === "copy") {
    await navigator.clipboard.writeText(one("#credits", view).value);
    tell(at.told.copied);
  }
});

// Questions: arrows from one to the next; A accepts, Enter leads to its text, others as the list says

const settle = async (li, path, asked) => {
  const answer = await post(path, { show: at.show, ...asked });
  if (!answer.ok) {
    tell(await failure(answer));
    return;
  }
  tell(at.told.saved);
  const next = li.nextElementSibling ?? li.previousElementSibling;
  li.remove();
  one("#open", view).textContent = all(".questions li", view).length;
  one("#looked", view).value += 1;
  one("#settled", view).textContent = Number(one("#settled", view).textContent) + 1;
  one(".question", next ?? view)?.focus();
  at.stale();
  if (!next) await follow();
};
const readingIn = (li) => {
  const accent = one(".accent", li).value;
  return { word: li.dataset.text, kana: one(".said", li).value.trim(), accent: accent === "" ? null : Number(accent) };
};
const acts = {
  accept: (li) => one(".accept:not(input)", li) && settle(li, "/api/accept", { kind: li.dataset.kind, where: li.dataset.where, text: li.dataset.text }),
  fix: async (li) => {
    const { go, place } = one(".question", li).dataset;
    if (!go) return null;
    await at.go(go, true);
    const fields = all("textarea", at.panel).filter((area) => area.dataset.place === place);
    const field = fields.find((area) => !area.value) ?? fields[0];
    field?.focus();
    return field;
  },
  keep: (li) => (readingIn(li).kana ? settle(li, "/api/readings", readingIn(li)) : one(".said", li).focus()),
  try: async (li) => {
    const { word, kana, accent } = readingIn(li);
    const said = kana ? { [word]: accent === null ? kana : `${kana} ${accent}` } : undefined;
    document.body.dataset.heard = `${word} ${await say({ text: word, language: "ja", show: at.show, said })}`;
  },
  "to-glossary": (li) => settle(li, "/api/terms", { term: li.dataset.text, translation: one(".term", li).value.trim() }),
  again: async (li) => {
    const field = await acts.fix(li);
    if (field) await at.translateIn(field);
  },
};
const KEYS = { a: "accept", f: "fix", t: "again" };

view.addEventListener("click", (event) => {
  const li = event.target.closest(".questions li");
  if (!li || !event.target.closest("button")) return;
  const name = event.target.closest(".question") ? "fix" : event.target.closest("button").className;
  acts[name]?.(li);
});
view.addEventListener("keydown", (event) => {
  const li = event.target.closest(".questions li");
  if (!li || event.isComposing) return;
  if (event.target.matches("input")) {
    const act = { Enter: one(".keep, .to-glossary", li)?.className }[event.key];
    if (act) {
      event.preventDefault();
      acts[act](li);
    }
    return;
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const list = all(".question", view);
  if (step) {
    event.preventDefault();
    list[list.indexOf(one(".question", li)) + step]?.focus();
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const key = event.key.toLowerCase();
  if (KEYS[key]) acts[KEYS[key]]?.(li);
  if (key === "r" || key === "g") {
    const field = one(key === "r" ? ".said" : ".term", li);
    if (field) {
      event.preventDefault();
      field.focus();
    }
  }
});

// The look, the form, the voices; what is made

const choose = async (asked) => {
  const answer = await post("/api/choose", { show: at.show, ...asked });
  tell(answer.ok ? at.told.saved : await failure(answer));
  if (answer.ok && asked.template) await recolored();
  else {
    at.stale();
    await follow();
  }
};
const recolored = async () => {
  recolor(at.query);
  at.stale();
  await follow();
};

const put = async (path, asked) => {
  const answer = await post(path, asked);
  tell(answer.ok ? at.told.saved : await failure(answer));
  at.stale();
  if (answer.ok) await follow();
};

const branded = async () => {
  const told = Object.fromEntries(all("[data-brand]", view).map((each) => [each.dataset.brand, each.value.trim()]));
  const answer = await post("/api/brand", { ...told, show: at.show });
  tell(answer.ok ? at.told.saved : await failure(answer));
  if (answer.ok) recolored();
};

view.addEventListener("change", async (event) => {
  const { target } = event;
  if (target.dataset.brand) branded();
  if (target.dataset.pick) {
    one(`[data-brand=${target.dataset.pick}]`, view).value = target.value.toUpperCase();
    branded();
  }
  if (target.id === "learners") put("/api/learners", { show: at.show, on: target.checked });
  if (target.id === "publish") put("/api/publish", { address: target.value.trim(), show: at.show });
  if (target.id === "kind") corrected("/api/kind", { kind: target.value });
  if (target.dataset.choice) choose(choices(view));
  if (target.name?.startsWith("voice-") || target.dataset.guest) choose({ voices: voicesOf(view) });
  if (target.dataset.output) choose({ only: all("[data-output]:checked", view).map((each) => each.dataset.output) });
  const [file] = target.files ?? [];
  if (!file) return;
  if (["own", "logo"].includes(target.id)) tell(at.told.waiting);
  if (target.id === "logo") {
    const made = await upload(file.name, file).catch((error) => tell(error.message));
    const list = one("[data-brand=logo]", view);
    if (made) {
      list.add(new Option(made.split(/[\\/]/).pop(), undefined, true, true));
      branded();
    }
  }
  if (target.id === "own") {
    const made = await upload(file.name, file).catch((error) => tell(error.message));
    if (made) choose({ template: made });
  }
  if (target.id === "came-back") {
    const as = file.name.endsWith(".csv") ? "csv" : "xlf";
    const answer = await fetch(`/show/translations${at.query}&as=${as}`, { method: "POST", body: file });
    tell(answer.ok ? at.told.taken.replace("{count}", (await answer.json()).taken) : await failure(answer));
    at.refresh();
  }
});
hearing(view);
