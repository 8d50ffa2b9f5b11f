"use strict";
const frame = (() => {
  const language = document.documentElement.lang;
  const plural = new Intl.PluralRules(language);
  const number = new Intl.NumberFormat(language);

  // As a careless reader sees it: case, ё and е, kinds of space do not matter.
  const fold = (text) => text.normalize("NFC").toLowerCase().replaceAll("ё", "е").replace(/[\s\u00ad\u200b]+/g, " ").trim();

  // The one of the forms, which / separates, that goes with how many of all are shown.
  const counted = (written, shown, all) => {
    const forms = written.split("/");
    const at = { one: 0, few: 1, many: 2 }[plural.select(shown)] ?? forms.length - 1;
    return forms[Math.min(at, forms.length - 1)]
      .replace("{n}", number.format(shown)).replace("{all}", number.format(all));
  };

  const theme = document.getElementById("theme");
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  const dark = () => (document.documentElement.dataset.theme || (system.matches ? "dark" : "light")) === "dark";
  const name = () => { theme.textContent = dark() ? theme.dataset.light : theme.dataset.dark; };
  theme.addEventListener("click", () => {
    document.documentElement.dataset.theme = dark() ? "light" : "dark";
    name();
  });
  system.addEventListener("change", name);
  theme.hidden = false;
  name();

  return { fold, counted };
})();
