/* The editor of questions shows only the fields that the chosen kind of question knows. Without it all are there. */
"use strict";

const ASKED_FOR = {
  gaps: ["cloze"],
  answers: ["single", "multiple", "ordering", "matching", "text", "number", "hotspot"],
  counterpart: ["matching"],
  is_correct: ["single", "multiple", "text", "number", "hotspot"],
  tolerance: ["number"],
  left: ["hotspot"],
  top: ["hotspot"],
  width: ["hotspot"],
  height: ["hotspot"],
};

const fit = (kind) => {
  Object.entries(ASKED_FOR).forEach(([name, kinds]) => {
    const fields = document.querySelectorAll(
      `[data-contentpath="${name}"], .w-panel:has(> * #id_${name}), #panel-child-${name}-section, [id^="inline_child_answers-"][id$="-panel-${name}"]`,
    );
    fields.forEach((field) => { field.toggleAttribute("data-not-for-kind", !kinds.includes(kind)); });
  });
};

const start = () => {
  const kind = document.querySelector("select[name=kind]");
  if (!kind) return;
  fit(kind.value);
  kind.addEventListener("change", () => fit(kind.value));
  new MutationObserver(() => fit(kind.value)).observe(kind.form, { childList: true, subtree: true });
};

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
