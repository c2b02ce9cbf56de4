"use strict";
(() => {
  const root = document.documentElement;
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  // cues: [line, start, end] and starts: [scene, start] in seconds, both in order of time.
  const tracks = JSON.parse(one("#data").textContent);
  const recordings = new Map(all("audio").map((audio) => [audio.dataset.name, audio]));
  const scenes = all(".scene");
  const slides = all(".slide");
  const lines = all("[data-line]");
  const [play, seek, clock, chapter] = ["play", "seek", "clock", "chapter"].map((id) => one("#" + id));
  const stage = matchMedia("screen and (min-width: 60rem) and (min-height: 28rem)");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  // index.html#stills-FIRST-COUNT shows slides alone, each 1920 by 1080: a camera's view.
  const stills = /^#stills-(\d+)-(\d+)$/.exec(location.hash);

  let track = tracks[0];
  let audio = track && recordings.get(track.name);
  let scene = -1;
  let line = -1;
  let frame = 0;
  let parked = false; // at a slide during which nothing is said
  let touched = -Infinity;

  const time = (seconds) => {
    const whole = Math.floor(seconds);
    const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
    const pad = (n) => String(n).padStart(2, "0");
    return h ? `${h}:${pad(m)}:${pad(s)}` : `${m}:${pad(s)}`;
  };

  // The last of rows whose time (its second number) has come.
  const lastBegun = (rows, now) => {
    let low = 0;
    let high = rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (rows[middle][1] <= now) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };

  // Type as large as the slide allows, for a slide with more text than its place.
  const fit = (slide) => {
    if (!slide) return;
    let scale = 1;
    slide.style.setProperty("--fit", scale);
    const over = () => slide.scrollHeight > slide.clientHeight + 1 || slide.scrollWidth > slide.clientWidth + 1;
    while ((stage.matches || stills) && scale > 0.4 && over()) slide.style.setProperty("--fit", (scale -= 0.04));
  };

  const hashOf = (element) => "#" + encodeURIComponent(element.id);

  const showScene = (number) => {
    if (number === scene || !scenes[number]) return;
    if (scene >= 0) {
      scenes[scene].classList.remove("now");
      history.replaceState(null, "", hashOf(scenes[number]));
    }
    scene = number;
    scenes[scene].classList.add("now");
    chapter.value = String(scene);
    fit(slides[scene]);
  };

  const follow = (element) => {
    if (performance.now() - touched < 4000) return;
    element.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
  };

  const showLine = (number) => {
    if (number === line) return;
    if (lines[line]) {
      lines[line].removeAttribute("aria-current");
      lines[line].tabIndex = -1;
    }
    line = number;
    if (!lines[line]) return;
    lines[line].setAttribute("aria-current", "true");
    lines[line].tabIndex = 0;
    follow(lines[line]);
  };

  const refresh = () => {
    if (!audio || (parked && audio.paused)) return;
    const now = audio.currentTime;
    const begun = lastBegun(track.starts, now + 0.001);
    if (begun >= 0) showScene(track.starts[begun][0]);
    const cue = track.cues[lastBegun(track.cues, now + 0.001)];
    if (cue) showLine(cue[0]);
    seek.value = now;
    seek.setAttribute("aria-valuetext", `${time(now)} / ${time(track.end)}`);
    clock.textContent = `${time(now)} / ${time(track.end)}`;
  };

  const animate = () => {
    refresh();
    cancelAnimationFrame(frame);
    if (!audio.paused) frame = requestAnimationFrame(animate);
  };

  const start = () => audio?.play().catch(() => {});

  const goTo = (seconds) => {
    parked = false;
    audio.currentTime = Math.min(Math.max(seconds, 0), track.end);
    refresh();
  };

  // The first cue of a line, or of the next one that is spoken in this recording.
  const cueOf = (number) => track.cues.find((cue) => cue[0] === number) ?? track.cues.find((cue) => cue[0] > number);

  const goToLine = (number) => {
    const cue = audio && cueOf(number);
    if (cue) goTo(cue[1]);
  };

  const goToScene = (number) => {
    if (number < 0 || number >= scenes.length) return;
    const begin = audio && track.starts.find((entry) => entry[0] === number);
    if (begin) return goTo(begin[1]);
    parked = true;
    audio?.pause();
    showScene(number);
    follow(scenes[number]);
  };

  const step = (by) => {
    if (!audio) return;
    const at = lastBegun(track.cues, audio.currentTime + 0.001);
    const cue = track.cues[Math.min(Math.max(at + by, 0), track.cues.length - 1)];
    if (cue) goTo(cue[1]);
  };

  // What the page says of times is true of the recording that is heard.
  const prepare = () => {
    seek.max = track.end;
    for (const [number, at] of track.starts) {
      const label = one("time", scenes[number]);
      if (label) label.textContent = time(at);
    }
  };

  const setVoice = (name) => {
    const going = audio && !audio.paused;
    const rate = audio?.playbackRate ?? 1;
    const place = line;
    audio?.pause();
    track = tracks.find((each) => each.name === name);
    audio = recordings.get(name);
    audio.playbackRate = rate;
    prepare();
    if (place >= 0) goToLine(place);
    else refresh();
    if (going) start();
  };

  const setState = () => {
    const going = !audio.paused;
    if (going) parked = false;
    play.textContent = going ? "❙❙" : "▶";
    play.title = going ? play.dataset.pause : play.dataset.play;
    play.setAttribute("aria-label", play.title);
    if (going) animate();
  };

  const toggle = () => (audio?.paused ? start() : audio?.pause());

  const keys = {
    " ": toggle,
    ArrowLeft: () => step(-1),
    ArrowRight: () => step(1),
    PageUp: () => goToScene(scene - 1),
    PageDown: () => goToScene(scene + 1),
  };

  document.addEventListener("keydown", (event) => {
    const handle = keys[event.key];
    const busy = event.target.closest("input, select, textarea, a");
    const pressing = event.key === " " && event.target.closest("button");
    if (!handle || busy || pressing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    handle();
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-line], button[data-scene]");
    if (!button) return;
    if (event.detail) button.blur(); // after a click of the mouse the space bar plays and pauses
    if (button.dataset.line !== undefined) {
      goToLine(Number(button.dataset.line));
      start();
    } else goToScene(Number(button.dataset.scene));
  });

  for (const kind of ["wheel", "touchmove"]) {
    document.addEventListener(kind, () => (touched = performance.now()), { passive: true });
  }
  for (const recording of recordings.values()) {
    recording.controls = false;
    for (const kind of ["play", "pause", "ended"]) {
      recording.addEventListener(kind, () => recording === audio && setState());
    }
    for (const kind of ["timeupdate", "seeked"]) {
      recording.addEventListener(kind, () => recording === audio && refresh());
    }
  }

  one("#text")?.addEventListener("change", (event) => {
    root.dataset.text = event.target.value;
    for (const option of chapter.options) {
      const title = option.dataset[event.target.value] ?? option.dataset.ja ?? option.dataset.en ?? "";
      option.textContent = option.textContent.split("　", 1)[0] + "　" + title;
    }
    fit(slides[scene]);
  });
  one("#voice")?.addEventListener("change", (event) => setVoice(event.target.value));
  one("#speed").addEventListener("change", (event) => {
    for (const recording of recordings.values()) recording.playbackRate = Number(event.target.value);
  });
  one("#back").addEventListener("click", () => step(-1));
  one("#forward").addEventListener("click", () => step(1));
  play.addEventListener("click", toggle);
  seek.addEventListener("input", () => audio && goTo(Number(seek.value)));
  chapter.addEventListener("change", () => goToScene(Number(chapter.value)));
  addEventListener("resize", () => fit(slides[scene]));

  root.classList.add("js");
  lines.forEach((each) => (each.tabIndex = -1));
  if (!audio) one(".player").classList.add("silent");
  else {
    audio.preload = "metadata";
    prepare();
  }
  if (stills) {
    const [first, count] = [Number(stills[1]), Number(stills[2])];
    root.classList.add("stills");
    scenes.forEach((each, number) => (each.hidden = number < first || number >= first + count));
    scenes.forEach((each) => each.classList.add("now"));
    slides.slice(first, first + count).forEach(fit);
    return;
  }
  const linked = scenes.findIndex((each) => hashOf(each) === location.hash);
  if (linked > 0) goToScene(linked);
  else {
    showScene(0);
    refresh();
  }
})();
