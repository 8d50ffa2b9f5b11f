(() => {
  const form = document.getElementById("filter");
  const shown = document.getElementById("shown");
  const none = document.getElementById("none");
  const files = Array.from(document.querySelectorAll("#list > .file"), (element) => ({
    element,
    path: frame.fold(element.querySelector(".path").textContent),
    entries: Array.from(element.querySelectorAll(".entry"), (entry) => ({ element: entry, text: frame.fold(entry.textContent) })),
  }));
  const all = files.reduce((sum, file) => sum + file.entries.length, 0);

  const apply = () => {
    const words = frame.fold(form.elements.q.value).split(" ").filter(Boolean);
    const severity = form.elements.severity.value;
    let count = 0;
    for (const file of files) {
      let left = 0;
      for (const entry of file.entries) {
        const hidden = (severity !== "" && entry.element.dataset.severity !== severity)
          || !words.every((word) => entry.text.includes(word) || file.path.includes(word));
        entry.element.hidden = hidden;
        left += hidden ? 0 : 1;
      }
      file.element.hidden = left === 0;
      count += left;
    }
    shown.textContent = frame.counted(form.dataset.shown, count, all);
    none.hidden = count > 0;
  };

  // A link to a rule opens its page.
  const open = () => {
    const rule = document.getElementById(location.hash.slice(1));
    if (rule instanceof HTMLDetailsElement) {
      rule.open = true;
      rule.scrollIntoView();
    }
  };

  form.addEventListener("input", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("hashchange", open);
  form.hidden = all === 0;
  if (all > 0) {
    apply();
  }
  open();
})();
