"use strict";
(() => {
  const one = (selector) => document.querySelector(selector);
  const [form, state, bar] = [one("#begin"), one("#state"), one("#progress")];
  const told = form.dataset;

  const source = async () => {
    const [file, pasted] = [one("#file").files[0], one("#pasted").value];
    if (!file && !pasted.trim()) return one("#address").value.trim();
    const name = file ? file.name : `${pasted.trim().split("\n")[0].replace(/^#+\s*/, "").slice(0, 40) || "article"}.txt`;
    const answer = await fetch(`/api/uploads?name=${encodeURIComponent(name)}`, {
      method: "POST",
      body: file ?? pasted,
    });
    const said = await answer.json();
    if (!answer.ok) throw new Error(said.error);
    return said.source;
  };

  const begin = async () => {
    const answer = await fetch("/api/builds", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ source: await source() }),
    });
    const said = await answer.json();
    if (!answer.ok) throw new Error(said.error);
    const events = new EventSource(said.events);
    events.addEventListener("progress", (event) => {
      const news = JSON.parse(event.data);
      if (news.total) bar.value = news.done / news.total;
      if (news.show) {
        // the slides are there: they are looked at while the rest is made
        location.href = `/show?show=${encodeURIComponent(news.show)}&build=${said.id}`;
        events.close();
      }
      if (news.step) state.textContent = `${told.running}: ${news.item || news.step}`;
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
    one("button").disabled = false;
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    one("button").disabled = true;
    bar.hidden = false;
    state.textContent = told.running;
    begin().catch((error) => failed(error.message));
  });
})();
