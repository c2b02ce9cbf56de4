// Finding words in what is said.
show && (() => {
  const { one, all } = show;
  const [field, count] = [one("#find"), one("#found")];
  const plain = (text) => text.normalize("NFKC").toLowerCase();
  const paint = (name, ranges) => window.Highlight && CSS.highlights.set(name, new Highlight(...ranges));
  let found = [];
  let at = -1;

  // Every place of the words in a line, as ranges over its pieces of text.
  const ranges = (line, words) => {
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement.localName === "rt" ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
    );
    const places = [];
    let text = "";
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      [...node.data].forEach((letter, _, letters) => {
        const offset = places.length && places.at(-1)[0] === node ? places.at(-1)[2] : 0;
        const wide = plain(letter);
        for (let n = 0; n < wide.length; n++) places.push([node, offset, offset + letter.length]);
        text += wide;
      });
    }
    const hits = [];
    for (let begin = text.indexOf(words); begin >= 0; begin = text.indexOf(words, begin + words.length)) {
      const range = document.createRange();
      range.setStart(...places[begin].slice(0, 2));
      const [node, , end] = places[begin + words.length - 1];
      range.setEnd(node, end);
      hits.push(range);
    }
    return hits;
  };

  const reveal = (number) => {
    at = number;
    const line = found[at].startContainer.parentElement.closest("[data-line]");
    line.scrollIntoView({ block: "center" });
    count.textContent = `${at + 1} / ${found.length}`;
    paint("here", [found[at]]);
  };

  const search = () => {
    const words = plain(field.value.trim());
    found = words ? all("[data-line]").filter((line) => line.checkVisibility()).flatMap((line) => ranges(line, words)) : [];
    at = -1;
    paint("here", []);
    paint("found", found);
    count.textContent = words ? String(found.length) : "";
  };

  field.addEventListener("input", search);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      field.value = "";
      search();
      field.blur();
    }
    if (event.key !== "Enter" || !found.length) return;
    event.preventDefault();
    reveal((at + (event.shiftKey ? found.length - 1 : 1)) % found.length);
  });
  show.keys["/"] = () => field.focus();
})();
