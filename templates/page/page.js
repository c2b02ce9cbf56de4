"use strict";
// The show that is played: what it has, where it is, how to go elsewhere. The other scripts of the page build on it.
const show = (() => {
  const root = document.documentElement;
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  // cues: [line, start, end] and starts: [scene, start] in seconds, both in order of time.
  const tracks = JSON.parse(one("#data").textContent);
  const recordings = new Map(all("audio").map((audio) => [audio.dataset.name, audio]));
  const scenes = all(".scene");
  const slides = all(".slide");
  const lines = all("[data-line]");
  const [play, seek, clock, chapter, speed] = ["play", "seek", "clock", "chapter", "speed"].map((id) => one("#" + id));
  const wide = matchMedia("screen and (min-width: 60rem) and (min-height: 28rem)");
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
  let settled = false; // once the page is open; until then it stays where it was opened
  const followers = []; // what else is told of a change of scene

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

  // One slide on a stage where there is room for the text beside it, or where the slide has the whole screen.
  const isStaged = () => root.classList.contains("staged");
  const setStage = () => {
    const on = wide.matches || root.classList.contains("whole") || Boolean(stills);
    root.classList.toggle("staged", on);
    root.classList.toggle("drawn", on);
    fit(slides[scene]);
  };

  // Type as large as the slide allows, for a slide with more text than its place.
  const fit = (slide) => {
    if (!slide) return;
    let scale = 1;
    slide.style.setProperty("--fit", scale);
    const boxes = [slide, one(".body", slide)];
    const over = () => boxes.some((box) => box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1);
    while (slide.closest(".drawn") && scale > 0.4 && over()) slide.style.setProperty("--fit", (scale -= 0.04));
  };

  // On paper every slide is drawn, and fitted as it is on a stage.
  const setPaper = () => {
    root.classList.add("staged", "drawn");
    slides.forEach(fit);
    root.classList.toggle("staged", wide.matches);
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
    for (const tell of followers) tell(scene);
  };

  const follow = (element) => {
    if (!settled || performance.now() - touched < 4000) return;
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

  // A sentence again and again, until it is let go.
  let held = null;
  const loop = one("#loop");
  const setLoop = (on) => {
    held = on ? (track.cues[lastBegun(track.cues, audio.currentTime + 0.001)] ?? null) : null;
    loop.setAttribute("aria-pressed", String(Boolean(held)));
  };

  // A sentence once more, slower than the rest.
  let slowed = null;
  const saySlowly = () => {
    slowed = track.cues[lastBegun(track.cues, audio.currentTime + 0.001)] ?? null;
    if (!slowed) return;
    goTo(slowed[1]);
    audio.playbackRate = 0.7 * Number(speed.value);
    start();
  };
  const atSpeed = () => {
    slowed = null;
    for (const recording of recordings.values()) recording.playbackRate = Number(speed.value);
  };

  const refresh = () => {
    if (!audio || (parked && audio.paused)) return;
    if (held && !audio.paused && (audio.currentTime >= held[2] || audio.currentTime < held[1] - 1)) audio.currentTime = held[1];
    if (slowed && (audio.currentTime >= slowed[2] || audio.currentTime < slowed[1] - 0.1)) atSpeed();
    const now = audio.currentTime;
    const begun = lastBegun(track.starts, now + 0.001);
    if (begun >= 0) showScene(track.starts[begun][0]);
    const cue = track.cues[lastBegun(track.cues, now + 0.001)];
    if (cue) showLine(cue[0]);
    seek.value = now;
    seek.style.setProperty("--done", `${(100 * now) / track.end}%`);
    seek.setAttribute("aria-valuetext", `${time(now)} / ${time(track.end)}`);
    clock.textContent = `${time(now)} / ${time(track.end)}`;
    remember("at", Math.floor(now));
  };

  const animate = () => {
    refresh();
    cancelAnimationFrame(frame);
    if (!audio.paused) frame = requestAnimationFrame(animate);
  };

  // What a listener chose is kept for the next show, the place for this one; a browser may refuse to keep anything.
  const shelf = (name) => `kamishibai:${name === "at" ? location.pathname : name}`;
  const remember = (name, value) => {
    try {
      if (kept(name) !== String(value)) localStorage.setItem(shelf(name), value);
    } catch {}
  };
  const kept = (name) => {
    try {
      return localStorage.getItem(shelf(name));
    } catch {
      return null;
    }
  };

  const start = () => audio?.play().catch(() => {});

  const goTo = (seconds) => {
    parked = false;
    audio.currentTime = Math.min(Math.max(seconds, 0), track.end);
    if (held) setLoop(true);
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
    const marks = track.starts.slice(1).map(([, at]) => {
      const mark = document.createElement("i");
      mark.style.left = `${(100 * at) / track.end}%`;
      return mark;
    });
    all(".along i").forEach((mark) => mark.remove());
    one(".along").append(...marks);
    for (const [number, at] of track.starts) {
      const label = one("time", scenes[number]);
      if (label) label.textContent = time(at);
    }
  };

  const setVoice = (name) => {
    const going = audio && !audio.paused;
    const place = line;
    audio?.pause();
    if (held) setLoop(false);
    track = tracks.find((each) => each.name === name);
    audio = recordings.get(name);
    atSpeed();
    prepare();
    if (place >= 0) goToLine(place);
    else refresh();
    if (going) start();
  };

  const setState = () => {
    const going = !audio.paused;
    if (going) parked = false;
    play.classList.toggle("going", going);
    play.title = going ? play.dataset.pause : play.dataset.play;
    play.setAttribute("aria-label", play.title);
    if (going) animate();
    if (navigator.mediaSession) navigator.mediaSession.playbackState = going ? "playing" : "paused";
  };

  const toggle = () => (audio?.paused ? start() : audio?.pause());

  const keys = {
    " ": toggle,
    ArrowLeft: () => step(-1),
    ArrowRight: () => step(1),
    PageUp: () => goToScene(scene - 1),
    PageDown: () => goToScene(scene + 1),
    l: () => audio && setLoop(!held),
    s: () => audio && saySlowly(),
  };

  const playLine = (button) => {
    goToLine(Number(button.dataset.line));
    start();
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const said = event.target.closest("[data-line]");
    if (said && event.key === "Enter") return playLine(said);
    const handle = keys[event.key];
    const busy = event.target.closest("input, select, textarea, a");
    const pressing = event.key === " " && event.target.closest("button, summary");
    if (!handle || busy || pressing) return;
    event.preventDefault();
    handle();
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-line], button[data-scene]");
    if (!button || !getSelection().isCollapsed) return; // text that is being marked is not a place to go
    if (event.detail) button.blur(); // after a click of the mouse the space bar plays and pauses
    if (button.dataset.line !== undefined) playLine(button);
    else goToScene(Number(button.dataset.scene));
  });

  // A finger drawn across a slide turns it.
  let finger = null;
  document.addEventListener("touchstart", (event) => {
    const [touch] = event.touches;
    finger = event.touches.length === 1 && event.target.closest(".slide") ? [touch.clientX, touch.clientY] : null;
  }, { passive: true });
  document.addEventListener("touchend", (event) => {
    if (!finger) return;
    const [x, y] = [event.changedTouches[0].clientX - finger[0], event.changedTouches[0].clientY - finger[1]];
    finger = null;
    if (Math.abs(x) < 50 || Math.abs(x) < 2 * Math.abs(y)) return;
    touched = -Infinity;
    goToScene(scene + (x < 0 ? 1 : -1));
  }, { passive: true });

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

  const setText = (language) => {
    root.dataset.text = language;
    for (const option of chapter.options) {
      const title = option.dataset[language] ?? option.dataset.ja ?? option.dataset.en ?? "";
      option.textContent = option.textContent.split("　", 1)[0] + "　" + title;
    }
    fit(slides[scene]);
  };
  const setKana = (years) => {
    root.dataset.kana = years;
    fit(slides[scene]);
  };
  const choices = Object.entries({ text: setText, kana: setKana, voice: setVoice, speed: atSpeed });
  for (const [name, set] of choices) {
    one("#" + name)?.addEventListener("change", (event) => {
      set(event.target.value);
      remember(name, event.target.value);
    });
  }
  // As it was chosen last time, where this show has it.
  const restore = () => {
    for (const [name, set] of choices) {
      const choice = one("#" + name);
      const last = kept(name);
      if (!choice || choice.value === last || ![...choice.options].some((option) => option.value === last)) continue;
      choice.value = last;
      set(last);
    }
  };

  // A link to this moment, into the address bar and, where the browser allows, the clipboard.
  const link = async () => {
    const at = `#t=${Math.floor(audio.currentTime)}`;
    history.replaceState(null, "", at);
    await navigator.clipboard?.writeText(location.href.split("#")[0] + at).catch(() => {});
    one("#status").textContent = clock.dataset.copied;
    clock.classList.add("copied");
    setTimeout(() => clock.classList.remove("copied"), 1200);
  };
  clock.addEventListener("click", () => audio && link());

  // Keys of the keyboard, the headset and the locked screen.
  const session = () => {
    const media = navigator.mediaSession;
    if (!media || !window.MediaMetadata) return;
    const artwork = location.protocol === "file:" ? [] : [{ src: new URL("cover.png", location.href).href, type: "image/png" }];
    media.metadata = new MediaMetadata({ title: document.title, artwork });
    const handlers = {
      play: start,
      pause: () => audio.pause(),
      seekbackward: () => step(-1),
      seekforward: () => step(1),
      previoustrack: () => goToScene(scene - 1),
      nexttrack: () => goToScene(scene + 1),
      seekto: (to) => goTo(to.seekTime),
    };
    for (const [action, handle] of Object.entries(handlers)) media.setActionHandler(action, handle);
  };

  loop.addEventListener("click", () => audio && setLoop(!held));
  one("#slow").addEventListener("click", () => audio && saySlowly());
  one("#back").addEventListener("click", () => step(-1));
  one("#forward").addEventListener("click", () => step(1));
  play.addEventListener("click", toggle);
  seek.addEventListener("input", () => audio && goTo(Number(seek.value)));
  chapter.addEventListener("change", () => goToScene(Number(chapter.value)));
  addEventListener("resize", setStage);
  addEventListener("beforeprint", setPaper);
  addEventListener("afterprint", setStage);

  root.classList.add("js");
  setStage();
  for (const each of lines) {
    each.setAttribute("role", "button");
    each.tabIndex = -1;
  }
  if (!audio) one(".player").classList.add("silent");
  else {
    audio.preload = "metadata";
    prepare();
    session();
  }
  if (stills) {
    const [first, count] = [Number(stills[1]), Number(stills[2])];
    root.classList.add("stills");
    scenes.forEach((each, number) => (each.hidden = number < first || number >= first + count));
    scenes.forEach((each) => each.classList.add("now"));
    slides.slice(first, first + count).forEach(fit);
    return null;
  }
  const last = Number(kept("at")); // before anything is shown, which is a place, too
  restore();
  const moment = /^#t=(?:(\d+):)?(\d+)$/.exec(location.hash);
  const linked = scenes.findIndex((each) => hashOf(each) === location.hash);
  showScene(0);
  settled = moment || linked > 0;
  if (moment && audio) goTo(60 * Number(moment[1] ?? 0) + Number(moment[2]));
  else if (linked > 0) goToScene(linked);
  else if (audio && last > 5 && last < track.end - 5) goTo(last);
  else refresh();
  settled = true;
  const whenAt = (tell) => followers.push(tell);
  return { root, one, all, scenes, slides, isStaged, setStage, fit, time, goToScene, keys, at: () => scene, whenAt };
})();
