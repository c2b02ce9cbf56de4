"use strict";
(() => {
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const show = document.body.dataset.show;
  const query = `?show=${encodeURIComponent(show)}`;
  const [thumbs, stage, panel, state, bar, build, cancel] =
    ["thumbs", "stage", "panel", "state", "progress", "build", "cancel"].map((id) => one("#" + id));
  const told = { ...panel.dataset, ...build.dataset };
  let current = "";

  const scenes = () => [...thumbs.children]; // slides hold lists too
  const tell = (text) => { state.textContent = text; };

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
  const grow = (area) => {
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight + 2}px`;
  };

  const post = async (path, data) => {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(data),
    });
    return answer;
  };

  // Choosing a slide

  const item = (id) => scenes().find((li) => li.dataset.scene === id);

  const enlarge = (li) => {
    const frame = document.createElement("div");
    frame.className = "frame";
    frame.append(one(".slide", li).cloneNode(true));
    stage.replaceChildren(frame);
    fit(one(".slide", stage));
  };

  const textsOf = async (id) => {
    const answer = await fetch(`/show/texts${query}&scene=${encodeURIComponent(id)}`);
    const made = document.createElement("template");
    made.innerHTML = answer.ok ? await answer.text() : "";
    return made.content;
  };

  const fill = (texts) => {
    panel.replaceChildren(texts);
    all("textarea", panel).forEach(grow);
  };

  const go = async (id) => {
    const li = item(id) ?? thumbs.firstElementChild;
    if (!li) return;
    for (const link of all("[aria-current]", thumbs)) link.removeAttribute("aria-current");
    one("a", li).setAttribute("aria-current", "true");
    const chosen = (current = li.dataset.scene);
    history.replaceState(null, "", "#" + encodeURIComponent(chosen));
    enlarge(li);
    const texts = await textsOf(chosen);
    if (chosen !== current) return;
    asking(false);
    fill(texts);
  };

  thumbs.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-go]");
    if (!link) return;
    event.preventDefault();
    go(link.dataset.go);
  });

  addEventListener("keydown", (event) => {
    if (event.key === "z" && (event.ctrlKey || event.metaKey) && !event.target.matches("textarea")) {
      event.preventDefault();
      arrange("undo");
    }
    const step = { PageDown: 1, PageUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const items = scenes();
    const next = items[items.findIndex((li) => li.dataset.scene === current) + step];
    if (next) {
      go(next.dataset.scene);
      one("a", next).focus();
    }
  });

  // A point on the slide leads to its text
  stage.addEventListener("click", (event) => {
    const words = event.target.closest("[lang]")?.textContent.trim();
    const area = words && all("textarea", panel).find((each) => each.value.trim() === words);
    area?.focus();
  });

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
    if (panel.classList.contains("asking")) return;
    const chosen = current;
    const fresh = await textsOf(chosen);
    if (chosen !== current) return;
    const mine = new Map(all("textarea", panel).map((area) => [key(area), area]));
    const dirty = [...mine.values()].filter((area) => area.value !== area.dataset.before);
    if (!dirty.length && !panel.contains(document.activeElement)) {
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

  const refresh = async () => {
    const known = Object.fromEntries(scenes().map((li) => [li.dataset.scene, li.dataset.mark]));
    const answer = await post("/show/news" + query, known);
    if (!answer.ok) {
      tell((await answer.json()).error);
      return;
    }
    const news = await answer.json();
    for (const li of scenes()) if (!news.order.includes(li.dataset.scene)) li.remove();
    news.order.forEach((id, place) => {
      let li = item(id);
      if (!li) {
        li = document.createElement("li");
        li.dataset.scene = id;
      }
      if (thumbs.children[place] !== li) thumbs.insertBefore(li, thumbs.children[place] ?? null);
      if (news.scenes[id]) renew(li, news.scenes[id]);
    });
    one("h1").textContent = document.title = news.title;
    if (!item(current)) go("");
    else if (news.scenes[current]) {
      enlarge(item(current));
      await merge();
    }
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

  const save = async (area) => {
    const { place, language, before } = area.dataset;
    const text = area.value;
    if (text === before) return true;
    const answer = await post("/api/change", { show, place, language, text, before });
    if (answer.ok) {
      area.dataset.before = text;
      tell(told.saved);
      stale();
      await refresh();
      return true;
    }
    const said = await answer.json();
    if (answer.status === 409) {
      if (said.now === before) return save(area); // the file was written, this text was not
      clash(area, said.now);
    } else tell(said.advice ? `${said.error}: ${said.advice}` : said.error);
    return false;
  };

  let sound = null;
  const hear = async (area) => {
    const answer = await post("/api/say", { text: area.value, language: area.dataset.language });
    if (!answer.ok) {
      tell((await answer.json()).error);
      return;
    }
    sound?.pause();
    sound = new Audio(URL.createObjectURL(await answer.blob()));
    await sound.play();
    document.body.dataset.heard = `${area.dataset.place} ${sound.duration}`;
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
      const say = one(".say", area.parentElement);
      save(area).then((saved) => saved && say && hear(area));
    }
    if (event.key === "Escape") {
      area.value = area.dataset.before;
      grow(area);
    }
  });
  panel.addEventListener("click", async (event) => {
    const other = event.target.closest(".alternative");
    for (const area of other ? all("textarea", other.closest("fieldset")) : []) {
      area.value = other.dataset[area.dataset.language] || area.value;
      grow(area);
      await save(area);
    }
    const button = event.target.closest(".say");
    if (!button) return;
    const area = one("textarea", button.parentElement);
    button.disabled = true;
    if (await save(area)) await hear(area).catch(() => {});
    button.disabled = false;
  });

  // Arranging slides, and taking edits back

  const arrange = async (move) => {
    const order = scenes().map((li) => li.dataset.scene);
    const place = order.indexOf(current);
    const answer = move === "undo"
      ? await post("/api/undo", { show })
      : await post("/api/arrange", { show, move, scene: current, order });
    const said = await answer.json();
    if (!answer.ok) tell(said.advice ? `${said.error}: ${said.advice}` : said.error);
    else tell(said.undone === false ? told.nothing : told.saved);
    if (move === "delete" && answer.ok) current = order[place + 1] ?? order[place - 1];
    await refresh();
    await go(current);
    stale();
  };

  one("#tools").addEventListener("click", (event) => {
    const button = event.target.closest("[data-move]");
    if (button) arrange(button.dataset.move);
  });

  // What review asks: arrows go from question to question, Enter leads to its text

  const ask = one("#ask");
  const asking = (on) => {
    ask.setAttribute("aria-pressed", String(on));
    panel.classList.toggle("asking", on);
  };

  ask.addEventListener("click", async () => {
    if (ask.getAttribute("aria-pressed") === "true") {
      go(current);
      return;
    }
    const answer = await fetch("/show/questions" + query);
    if (!answer.ok) {
      tell((await answer.json()).error);
      return;
    }
    panel.innerHTML = await answer.text();
    asking(true);
    one("button:not(:disabled)", panel)?.focus();
  });

  panel.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const open = all(".questions button:not(:disabled)", panel);
    if (!step || !open.length) return;
    event.preventDefault();
    open[open.indexOf(document.activeElement) + step]?.focus();
  });

  panel.addEventListener("click", async (event) => {
    const asked = event.target.closest(".questions [data-go]");
    if (!asked) return;
    const { go: scene, place } = asked.dataset;
    await go(scene);
    const fields = all("textarea", panel).filter((area) => area.dataset.place === place);
    (fields.find((area) => !area.value) ?? fields[0])?.focus();
  });

  // What is out of date, and making it anew

  const stale = async () => {
    const answer = await fetch("/api/stale" + query);
    if (!answer.ok) return;
    const old = (await answer.json()).files;
    build.title = old.join(", ");
    build.disabled = !old.length;
    build.textContent = old.length ? `${build.dataset.label} (${old.length})` : build.dataset.label;
  };
  build.dataset.label = build.textContent;

  const ended = (end) => {
    bar.hidden = cancel.hidden = true;
    build.disabled = false;
    const said = told[end.end] ?? "";
    tell(end.error ? `${said}: ${end.error}` : said);
    stale();
    refresh();
  };

  const follow = (begun) => {
    bar.hidden = cancel.hidden = false;
    build.disabled = true;
    tell(told.running);
    cancel.onclick = () => fetch(`/api/builds/${begun.id}`, { method: "DELETE" });
    const events = new EventSource(begun.events);
    events.addEventListener("progress", (event) => {
      const news = JSON.parse(event.data);
      if (news.total) bar.value = news.done / news.total;
      if (news.step) tell(`${told.running}: ${news.item || news.step}`);
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
    const said = await answer.json();
    if (answer.ok) follow(said);
    else tell(said.error);
  });

  all(".frame", thumbs).forEach((frame) => seen.observe(frame));
  go(decodeURIComponent(location.hash.slice(1)));
  stale();
  const begun = new URLSearchParams(location.search).get("build");
  if (begun) follow({ id: begun, events: `/api/builds/${encodeURIComponent(begun)}/events` });
  new EventSource("/show/live" + query).addEventListener("changed", refresh);
})();
