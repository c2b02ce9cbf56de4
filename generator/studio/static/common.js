// What every page of the studio uses.
export const one = (selector, within = document) => within.querySelector(selector);
export const all = (selector, within = document) => [...within.querySelectorAll(selector)];

export const post = (path, data) =>
  fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(data),
  });

let fading = 0;
// Told where everybody sees it; what is said of work under way stays, and what lacks until it is clicked away.
export const tell = (text, stays = false, offer = null) => {
  const state = one("#state");
  state.textContent = text;
  if (offer) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = offer.label;
    button.onclick = offer.take;
    state.append(" ", button);
  }
  state.onclick = () => { if (one("#progress").hidden) state.textContent = ""; };
  clearTimeout(fading);
  if (stays) return;
  fading = setTimeout(() => { if (one("#progress").hidden) one("#state").textContent = ""; }, 8000);
};

// What of a build is under way, as people call it.
export const atWork = ({ running, steps }, { step, item }) =>
  `${running}: ${JSON.parse(steps)[step] ?? step}${item ? ` · ${item}` : ""}`;

export const failure = async (answer) => {
  const said = await answer.json().catch(() => ({ error: `${answer.status} ${answer.statusText}` }));
  return said.advice ? `${said.error}: ${said.advice}` : said.error;
};

export const fragment = async (path) => {
  const answer = await fetch(path);
  const made = document.createElement("template");
  if (answer.ok) made.innerHTML = await answer.text();
  else tell(await failure(answer));
  return made.content;
};

// The look of the slides, as it is chosen now.
export const recolor = (query) => {
  one("link[rel=stylesheet]").href = `/show/look.css${query}&at=${Date.now()}`;
};

export const upload = async (name, data) => {
  const answer = await fetch(`/api/uploads?name=${encodeURIComponent(name)}`, { method: "POST", body: data });
  if (!answer.ok) throw new Error(await failure(answer));
  return (await answer.json()).source;
};

let sound = null;
// A line as it would sound, drawn where there is a canvas; how long it is.
export const say = async (asked, canvas) => {
  const answer = await post("/api/say", asked);
  if (!answer.ok) {
    const { error, advice, instead, label } = await answer.clone().json().catch(() => ({}));
    const take = async () => {
      await post("/api/choose", { show: asked.show, voices: { [asked.language]: instead } });
      tell("");
      document.body.dataset.heard = `${instead} ${await say(asked, canvas)}`;
    };
    if (instead) tell(advice ? `${error}: ${advice}` : error, true, { label, take });
    else tell(await failure(answer), true);
    return 0;
  }
  sound?.pause();
  const clip = await answer.blob();
  sound = new Audio(URL.createObjectURL(clip));
  if (canvas) await draw(canvas, clip, sound).catch(() => { canvas.hidden = true; });
  await sound.play();
  return sound.duration;
};

// The clip's loudness in bars; what has been said is coloured, and a click goes on from there.
const draw = async (canvas, clip, playing) => {
  const samples = (await new OfflineAudioContext(1, 1, 48000).decodeAudioData(await clip.arrayBuffer())).getChannelData(0);
  canvas.hidden = false;
  const [width, height] = [(canvas.width = canvas.clientWidth * devicePixelRatio), (canvas.height = canvas.clientHeight * devicePixelRatio)];
  const count = Math.floor(width / 4);
  const size = Math.ceil(samples.length / count);
  const loud = Array.from({ length: count }, (_, n) => {
    let most = 0;
    for (let at = n * size; at < Math.min(samples.length, (n + 1) * size); at += 8) most = Math.max(most, Math.abs(samples[at]));
    return most;
  });
  const brush = canvas.getContext("2d");
  const color = getComputedStyle(canvas).color;
  const paint = () => {
    brush.clearRect(0, 0, width, height);
    brush.fillStyle = color;
    loud.forEach((most, n) => {
      brush.globalAlpha = n / count < playing.currentTime / (playing.duration || 1) ? 1 : 0.35;
      const tall = Math.max(2, most * height);
      brush.fillRect(n * 4, (height - tall) / 2, 3, tall);
    });
    if (!playing.paused) requestAnimationFrame(paint);
  };
  playing.onplay = paint;
  playing.onpause = paint;
  canvas.onclick = (event) => {
    playing.currentTime = (event.offsetX / canvas.clientWidth) * playing.duration;
    playing.play();
  };
};

// The voices' cards: one sentence each.
export const hearing = (within) =>
  within.addEventListener("click", async (event) => {
    const button = event.target.closest(".hear");
    if (!button) return;
    button.disabled = true;
    button.setAttribute("aria-busy", "true");
    const { voice, language, sample } = button.dataset;
    document.body.dataset.heard = `${voice} ${await say({ text: sample, language, voice }).catch(() => 0)}`;
    button.disabled = false;
    button.removeAttribute("aria-busy");
  });

export const voicesOf = (within) =>
  Object.fromEntries([
    ...all("[name^=voice-]:checked", within).map((radio) => [radio.name.slice(6), radio.value]),
    ...all("[data-guest]", within).filter((each) => each.value).map((each) => [`${each.dataset.guest}.guest`, each.value]),
  ]);

export const choices = (within) => {
  const found = Object.fromEntries(all("[data-choice]", within).map((each) => [each.dataset.choice, each.value]));
  return { format: found.format, minutes: Number(found.minutes), languages: found.languages.split(",") };
};
