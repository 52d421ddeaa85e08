"use strict";
(() => {
  const form = document.getElementById("filter");
  const count = document.getElementById("count");
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();
  addEventListener("beforeprint", () => document.querySelectorAll("details.long").forEach((one) => { one.open = true; }));
  if (!form) return;
  const fields = [...form.querySelectorAll("input, select")];
  const rows = [...document.querySelectorAll("#list-table tbody tr")];
  const texts = new Map();
  const textOf = (row) => {
    if (!texts.has(row)) texts.set(row, fold([...row.querySelectorAll("bdi")].map((one) => one.textContent).join(" ")));
    return texts.get(row);
  };
  const answers = (row, field) => field.name === "q"
    ? fold(field.value).split(/\s+/).every((word) => textOf(row).includes(word))
    : row.getAttribute(`data-${field.name}`).split("\n").includes(field.value);
  const apply = () => {
    const asked = fields.filter((field) => field.value !== "");
    let shown = 0;
    for (const row of rows) {
      row.hidden = !asked.every((field) => answers(row, field));
      shown += row.hidden ? 0 : 1;
    }
    count.textContent = count.dataset.text.replace("{shown}", shown).replace("{total}", rows.length);
  };
  const remember = () => {
    const asked = fields.filter((field) => field.value !== "").map((field) => [field.name, field.value]);
    history.replaceState(null, "", asked.length ? `#${new URLSearchParams(asked)}` : "#list");
  };
  const recall = () => {
    const hash = location.hash.slice(1);
    if (!hash.includes("=")) return;
    const asked = new URLSearchParams(hash);
    for (const field of fields) field.value = asked.get(field.name) ?? "";
    apply();
    document.getElementById("list").scrollIntoView();
  };
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => { apply(); remember(); });
  form.addEventListener("reset", () => setTimeout(() => { apply(); remember(); }));
  addEventListener("hashchange", recall);
  apply();
  recall();
})();
