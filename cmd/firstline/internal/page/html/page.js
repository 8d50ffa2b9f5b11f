(() => {
  const form = document.getElementById("filter");
  const shown = document.getElementById("shown");
  const none = document.getElementById("none");
  const fields = ["q", "file"];

  // All that the filter asks of the entries, gathered once; the text of each when it is first asked for.
  const files = Array.from(document.querySelectorAll("#list > .file"), (element) => ({
    element,
    entries: Array.from(element.querySelectorAll(".entry"), (entry) => ({ element: entry, text: null, hidden: false })),
  }));
  const all = files.reduce((sum, file) => sum + file.entries.length, 0);

  // A number is one, whatever parts its thousands and its fraction: 1 290,50 ₽, 1,290.50, 1290.5.
  const plain = (text) => frame.fold(text)
    .replace(/(?<![\d.,])\d{1,3}(?:[ ,'’]\d{3})+(?!\d)/g, (number) => number.replace(/\D/g, ""))
    .replace(/(\d),(?=\d{1,2}(?!\d))/g, "$1.")
    .replace(/(\d\.\d*?)0+(?!\d)/g, "$1")
    .replace(/(\d)\.(?!\d)/g, "$1");

  const text = (entry) => {
    if (entry.text === null) {
      entry.text = plain(entry.element.textContent);
    }
    return entry.text;
  };

  // A number does not begin inside a longer one: 290 is not in 1290.
  const says = (entry, word) => {
    const all = text(entry);
    let at = all.indexOf(word);
    while (at > 0 && /^\d/.test(word) && /[\d.]/.test(all[at - 1])) {
      at = all.indexOf(word, at + 1);
    }
    return at >= 0;
  };

  const apply = () => {
    const words = plain(form.elements.q.value).split(" ").filter(Boolean);
    const wanted = form.elements.file.value;
    let count = 0;
    for (const file of files) {
      const out = wanted && file.element.id !== wanted;
      let left = 0;
      for (const entry of file.entries) {
        const hidden = out || !words.every((word) => says(entry, word));
        if (hidden !== entry.hidden) {
          entry.element.hidden = entry.hidden = hidden;
        }
        left += hidden ? 0 : 1;
      }
      file.element.hidden = out || (words.length > 0 && left === 0);
      count += left;
    }
    shown.textContent = frame.counted(form.dataset.shown, count, all);
    none.hidden = count > 0;
  };

  // The address always tells what is shown, so that it can be sent to a colleague.
  const remember = () => {
    const set = fields.map((name) => [name, form.elements[name].value]).filter(([, value]) => value);
    history.replaceState(null, "", set.length ? "#" + new URLSearchParams(set) : "#entries");
  };

  const recall = () => {
    const hash = location.hash.slice(1);
    if (hash.includes("=")) {
      const asked = new URLSearchParams(hash);
      for (const name of fields) {
        form.elements[name].value = asked.get(name) || "";
      }
      if (form.elements.file.selectedIndex < 0) {
        form.elements.file.value = "";
      }
      apply();
      document.getElementById("entries").scrollIntoView();
    } else if (hash.startsWith("f-")) {
      const file = document.getElementById(hash);
      if (file && file.hidden) {
        form.reset();
        apply();
        file.scrollIntoView();
      }
    }
  };

  form.addEventListener("input", () => { apply(); remember(); });
  form.addEventListener("reset", () => setTimeout(() => { apply(); remember(); }));
  form.addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest && event.target.closest("input, select, textarea");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      form.elements.q.focus();
      form.elements.q.select();
    } else if (event.key === "Escape" && event.target === form.elements.q && form.elements.q.value) {
      form.elements.q.value = "";
      apply();
      remember();
    }
  });
  window.addEventListener("hashchange", recall);

  form.hidden = false;
  apply();
  recall();
})();
