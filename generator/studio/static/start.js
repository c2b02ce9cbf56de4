import { all, atWork, choices, failure, fragment, hearing, one, post, upload, voicesOf } from "./common.js";

const [form, state, bar] = [one("#begin"), one("#state"), one("#progress")];
const told = form.dataset;
let voiced = false;

const source = async () => {
  const [file, pasted] = [one("#file").files[0], one("#pasted").value];
  if (!file && !pasted.trim()) return one("#address").value.trim();
  const first = pasted.split("\n").find((line) => /[\p{L}\p{N}]{2}/u.test(line)) ?? "article";
  const title = first.replace(/^(#+|title:)\s*/, "").slice(0, 40);
  const kind = /^#{1,6} \S/m.test(pasted) ? "md" : "txt"; // marks of headings are marks, not words
  return upload(file ? file.name : `${title}.${kind}`, file ?? pasted);
};

const begin = async (asked) => {
  const chosen = choices(form);
  if (voiced) chosen.voices = voicesOf(form);
  const answer = await post("/api/builds", { ...chosen, ...asked });
  if (!answer.ok) throw new Error(await failure(answer));
  const said = await answer.json();
  const events = new EventSource(said.events);
  events.addEventListener("progress", (event) => {
    const news = JSON.parse(event.data);
    if (news.total) bar.value = news.done / news.total;
    if (news.show) {
      // the slides are there: they are looked at while the rest is made
      location.href = `/show?show=${encodeURIComponent(news.show)}&build=${said.id}`;
      events.close();
    }
    if (news.step) state.textContent = atWork(told, news);
  });
  events.addEventListener("end", (event) => {
    events.close();
    const end = JSON.parse(event.data);
    if (end.result) location.href = `/show?show=${encodeURIComponent(end.result.folder)}`;
    else failed(end.error);
  });
};

const failed = (why) => {
  bar.hidden = true;
  state.textContent = `${told.failed}: ${why}`;
  one("[type=submit]").disabled = false;
};

const start = (asked) => {
  one("[type=submit]").disabled = true;
  bar.hidden = false;
  state.textContent = told.running;
  state.scrollIntoView({ block: "nearest" });
  Promise.resolve(asked()).then(begin).catch((error) => failed(error.message));
};

form.addEventListener("submit", (event) => {
  event.preventDefault();
  start(async () => ({ source: await source() }));
});

for (const button of all("[data-example]")) {
  button.addEventListener("click", () =>
    start(async () => {
      const answer = await post("/api/examples", { name: button.dataset.example });
      if (!answer.ok) throw new Error(await failure(answer));
      return answer.json();
    }),
  );
}

// A file that is dropped anywhere is taken
addEventListener("dragover", (event) => event.preventDefault());
addEventListener("drop", (event) => {
  const file = event.dataTransfer?.files[0];
  if (!file) return;
  event.preventDefault();
  start(async () => ({ source: await upload(file.name, file) }));
});

one("#speakers").addEventListener("toggle", async () => {
  const place = one("#speakers > div");
  if (!place.childElementCount) place.replaceChildren(await fragment("/voices"));
});
one("#speakers").addEventListener("change", () => { voiced = true; });

// Who would be told what, as it is chosen now
let waiting = 0;
const leaves = () => {
  clearTimeout(waiting);
  waiting = setTimeout(async () => {
    const { languages } = choices(form);
    const text = one("#pasted").value.slice(0, 4000);
    const answer = await post("/leaving", { languages, voices: voiced ? voicesOf(form) : {}, text });
    const made = document.createElement("template");
    made.innerHTML = answer.ok ? await answer.text() : "";
    if (answer.ok) one("#leaves").replaceChildren(made.content);
  }, 150);
};
form.addEventListener("change", leaves);
one("#pasted").addEventListener("input", leaves);
hearing(form);
