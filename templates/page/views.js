// Other ways to see the show: all its slides, one slide on the whole screen, the speaker's own window, inside another page.
show && (() => {
  const { root, one, all, scenes, slides, isStaged, setStage, fit, time, goToScene, keys, at } = show;
  const strip = one(".strip");
  const [overview, present, full] = ["overview", "present", "full"].map((id) => one("#" + id));
  const beside = location.hash === "#presenter";

  // A slide once more; its size is whatever it is put into.
  const copied = (number) => {
    const copy = slides[number].cloneNode(true);
    copy.removeAttribute("data-scene");
    copy.inert = true;
    return copy;
  };

  // All slides, small: drawn when they are seen first, so that a long show opens as fast as a short one.
  const thumbs = scenes.map((scene, number) => {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.scene = number;
    button.setAttribute("aria-label", `${number + 1}: ${one(".chapter .name", scene).textContent.trim()}`);
    const thumb = document.createElement("div");
    thumb.className = "thumb drawn";
    thumb.append(button);
    strip.append(thumb);
    return button;
  });
  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries.filter((each) => each.isIntersecting)) {
      seen.unobserve(entry.target);
      const copy = copied(Number(entry.target.dataset.scene));
      entry.target.before(copy);
      fit(copy);
    }
  });
  const mark = (number) => {
    thumbs.forEach((each, n) => (n === number ? each.setAttribute("aria-current", "true") : each.removeAttribute("aria-current")));
    const thumb = thumbs[number].parentElement;
    strip.scrollTo({ top: thumb.offsetTop - (strip.clientHeight - thumb.clientHeight) / 2 });
  };
  const isOver = () => root.classList.contains("over");
  // Beside the player only where there is room for a row of them.
  const settle = () => {
    const space = innerHeight - one(".player").getBoundingClientRect().bottom;
    strip.hidden = !isOver() && !(isStaged() && space > 104 && !root.classList.contains("whole"));
    if (!strip.hidden) mark(at());
  };
  const setOver = (on) => {
    root.classList.toggle("over", on);
    overview.setAttribute("aria-pressed", String(on));
    settle();
    if (on) thumbs[at()].focus();
    else fit(slides[at()]);
  };
  thumbs.forEach((each) => seen.observe(each));
  strip.addEventListener("click", () => isOver() && setOver(false));
  overview.addEventListener("click", () => setOver(!isOver()));

  // One slide on the whole screen; where a browser grants none, on the whole window.
  const setWhole = (on) => {
    root.classList.toggle("whole", on);
    full.setAttribute("aria-pressed", String(on));
    if (on && !document.fullscreenElement && navigator.userActivation?.isActive) root.requestFullscreen?.().catch(() => {});
    if (!on && document.fullscreenElement) document.exitFullscreen();
    setStage();
    settle();
  };
  const isWhole = () => root.classList.contains("whole");
  full.addEventListener("click", () => setWhole(!isWhole()));
  document.addEventListener("fullscreenchange", () => !document.fullscreenElement && isWhole() && setWhole(false));
  let still = 0;
  document.addEventListener("pointermove", () => {
    root.classList.add("moved");
    clearTimeout(still);
    still = setTimeout(() => root.classList.remove("moved"), 2500);
  });

  // The speaker's window and the audience's tell each other the slide; nobody else is listened to.
  let other = beside ? window.opener : null;
  const tell = (number) => other && !other.closed && other.postMessage({ scene: number }, "*");
  addEventListener("message", (event) => {
    if (!other || event.source !== other || !Number.isInteger(event.data?.scene)) return;
    if (event.data.scene >= 0 && event.data.scene !== at()) goToScene(event.data.scene);
    if (event.data.scene < 0) tell(at());
  });
  const speak = () => {
    other = window.open(location.href.split("#")[0] + "#presenter", "presenter", "popup,width=1100,height=720");
    setWhole(true);
  };
  present.addEventListener("click", speak);

  // The speaker's window: this slide and the next, what is said, and how long it has taken.
  const presenter = () => {
    root.classList.add("presenting");
    document.body.append(one("#presenter").content.cloneNode(true));
    const desk = one("section.presenter");
    let begun = null;
    const draw = (number) => {
      begun ??= number > 0 ? performance.now() : null;
      const put = (place, which) => {
        const box = one(place, desk);
        box.replaceChildren(...(slides[which] ? [copied(which)] : []));
        box.firstElementChild?.classList.add("shown");
        if (box.firstElementChild) fit(box.firstElementChild);
      };
      put(".current", number);
      put(".next", number + 1);
      one(".place", desk).textContent = `${number + 1} / ${scenes.length}`;
      const notes = all(".lines li", scenes[number]).map((line) => line.cloneNode(true));
      for (const said of notes.map((note) => note.firstElementChild)) {
        for (const name of said.getAttributeNames()) said.removeAttribute(name);
      }
      one(".saying", desk).replaceChildren(...notes);
      one(".saying", desk).scrollTop = 0;
    };
    const tick = () => {
      one(".elapsed", desk).textContent = time(begun === null ? 0 : (performance.now() - begun) / 1000);
      one(".now-clock", desk).textContent = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    };
    one(".before", desk).addEventListener("click", () => goToScene(at() - 1));
    one(".after", desk).addEventListener("click", () => goToScene(at() + 1));
    one(".restart", desk).addEventListener("click", () => {
      begun = performance.now();
      tick();
    });
    for (const [key, by] of [["ArrowLeft", -1], ["ArrowRight", 1], [" ", 1]]) keys[key] = () => goToScene(at() + by);
    show.whenAt(draw);
    draw(at());
    tick();
    setInterval(tick, 1000);
    tell(-1); // where is the audience?
  };

  show.whenAt((number) => {
    tell(number);
    if (!strip.hidden) mark(number);
  });
  Object.assign(keys, {
    o: () => setOver(!isOver()),
    f: () => setWhole(!isWhole()),
    p: speak,
    Escape: () => (isOver() ? setOver(false) : isWhole() && setWhole(false)),
  });
  addEventListener("resize", settle);
  if (beside) presenter();
  else {
    if (location.hash === "#embed") {
      root.classList.add("whole", "embedded");
      setStage();
    }
    settle();
  }
})();
