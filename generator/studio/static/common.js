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
// Told where everybody sees it; what is said of work under way stays.
export const tell = (text) => {
  one("#state").textContent = text;
  clearTimeout(fading);
  fading = setTimeout(() => { if (one("#progress").hidden) one("#state").textContent = ""; }, 8000);
};

export const failure = async (answer) => {
  const said = await answer.json();
  return said.advice ? `${said.error}: ${said.advice}` : said.error;
};

export const fragment = async (path) => {
  const answer = await fetch(path);
  const made = document.createElement("template");
  if (answer.ok) made.innerHTML = await answer.text();
  else tell(await failure(answer));
  return made.content;
};

export const upload = async (name, data) => {
  const answer = await fetch(`/api/uploads?name=${encodeURIComponent(name)}`, { method: "POST", body: data });
  if (!answer.ok) throw new Error(await failure(answer));
  return (await answer.json()).source;
};

let sound = null;
// A line as it would sound; how long it is.
export const say = async (asked) => {
  const answer = await post("/api/say", asked);
  if (!answer.ok) {
    tell(await failure(answer));
    return 0;
  }
  sound?.pause();
  sound = new Audio(URL.createObjectURL(await answer.blob()));
  await sound.play();
  return sound.duration;
};

// The voices' cards: one sentence each.
export const hearing = (within) =>
  within.addEventListener("click", async (event) => {
    const button = event.target.closest(".hear");
    if (!button) return;
    button.disabled = true;
    const { voice, language, sample } = button.dataset;
    document.body.dataset.heard = `${voice} ${await say({ text: sample, language, voice }).catch(() => 0)}`;
    button.disabled = false;
  });

export const voicesOf = (within) =>
  Object.fromEntries(
    all("[name^=voice-]:checked", within).map((radio) => [radio.name.slice(6), radio.value]),
  );

export const choices = (within) => {
  const found = Object.fromEntries(all("[data-choice]", within).map((each) => [each.dataset.choice, each.value]));
  return { format: found.format, minutes: Number(found.minutes), languages: found.languages.split(",") };
};
