(() => {
  const form = document.getElementById("filter");
  const dialogs = [...document.querySelectorAll(".dialog")].map((card) => ({ card, text: "" }));
  const none = document.getElementById("none");
  const shown = document.getElementById("shown");
  if (dialogs.length === 0) return;
  form.hidden = false;

  const apply = () => {
    const words = frame.fold(form.q.value).split(" ").filter(Boolean);
    let count = 0;
    for (const dialog of dialogs) {
      const { end, what } = dialog.card.dataset;
      if (words.length > 0 && dialog.text === "") dialog.text = frame.fold(dialog.card.textContent);
      const fits = (form.end.value === "" || form.end.value === end) &&
        (form.what.value === "" || what.split(" ").includes(form.what.value)) &&
        words.every((word) => dialog.text.includes(word));
      dialog.card.hidden = !fits;
      if (fits) count++;
    }
    none.hidden = count > 0;
    shown.textContent = frame.counted(form.dataset.shown, count, dialogs.length);
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  apply();
})();
