(() => {
  const form = document.getElementById("filter");
  const shown = document.getElementById("shown");
  const none = document.getElementById("none");
  const unfold = document.getElementById("unfold");
  const fields = ["q", "set", "outcome", "passed", "cause"];

  // All that the filter asks of the dialogs, gathered once.
  const dialogs = Array.from(document.querySelectorAll("#list > .dialog"), (element) => ({
    element,
    set: element.dataset.set,
    outcome: element.dataset.outcome,
    passed: element.dataset.passed,
    flaky: element.dataset.flaky === "yes",
    cause: element.dataset.cause,
    text: frame.fold(Array.from(element.querySelectorAll(".q"), (part) => part.textContent).join(" ")),
    hidden: false,
  }));

  const wanted = () => Object.fromEntries(fields.map((name) => [name, form.elements[name].value]));

  const holds = (dialog, want, words) =>
    (!want.set || dialog.set === want.set) &&
    (!want.outcome || dialog.outcome === want.outcome) &&
    (!want.passed || dialog.passed === want.passed || (want.passed === "flaky" && dialog.flaky)) &&
    (!want.cause || dialog.cause === want.cause) &&
    words.every((word) => dialog.text.includes(word));

  const tell = (count) => {
    shown.textContent = frame.counted(form.dataset.shown, count, dialogs.length);
    none.hidden = count > 0;
  };

  const apply = () => {
    const want = wanted();
    const words = frame.fold(want.q).split(" ").filter(Boolean);
    let count = 0;
    for (const dialog of dialogs) {
      const hidden = !holds(dialog, want, words);
      if (hidden !== dialog.hidden) {
        dialog.element.hidden = dialog.hidden = hidden;
      }
      count += hidden ? 0 : 1;
    }
    tell(count);
    label();
  };

  // The address always tells what is shown, so that it can be sent to a colleague.
  const remember = () => {
    const set = Object.entries(wanted()).filter(([, value]) => value);
    const hash = set.length ? "#" + new URLSearchParams(set) : "#dialogs";
    if (hash !== location.hash) {
      history.replaceState(null, "", hash);
    }
  };

  const recall = (scroll) => {
    const hash = location.hash.slice(1);
    if (hash.includes("=")) {
      const asked = new URLSearchParams(hash);
      for (const name of fields) {
        const field = form.elements[name];
        field.value = asked.get(name) || "";
        if (field.selectedIndex < 0) {
          field.value = "";
        }
      }
      apply();
      if (scroll) {
        document.getElementById("dialogs").scrollIntoView();
      }
    } else if (hash.startsWith("d-")) {
      reveal(document.getElementById(hash));
    }
  };

  // A link to a dialog leads there whatever is filtered out or folded up.
  const reveal = (place) => {
    const element = place && place.closest(".dialog");
    if (!element) {
      return;
    }
    if (element.hidden) {
      form.reset();
      apply();
    }
    element.open = true;
    element.scrollIntoView({ block: "center" });
    element.querySelector("summary").focus({ preventScroll: true });
  };

  const visible = () => dialogs.filter((dialog) => !dialog.hidden);
  const label = () => {
    const open = dialogs.some((dialog) => dialog.element.open);
    unfold.textContent = open ? unfold.dataset.close : unfold.dataset.open;
    unfold.dataset.does = open ? "close" : "open";
  };

  form.addEventListener("input", () => { apply(); remember(); });
  form.addEventListener("reset", () => setTimeout(() => { apply(); remember(); }));
  form.addEventListener("submit", (event) => event.preventDefault());
  document.getElementById("list").addEventListener("toggle", label, true);
  unfold.addEventListener("click", () => {
    const close = unfold.dataset.does === "close";
    for (const dialog of close ? dialogs : visible()) {
      dialog.element.open = !close;
    }
    label();
  });
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
  window.addEventListener("hashchange", () => recall(true));
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("a[href]");
    if (link && link.getAttribute("href") === location.hash) {
      recall(true); // the address stays as it is, and nothing else would tell
    }
  });

  form.hidden = false;
  apply();
  recall(true);
})();
