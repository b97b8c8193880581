/* Beside the text, the checks follow what is being written. Without it they speak of the last draft. */
"use strict";

(() => {
  let waiting;

  const ask = async () => {
    const panel = document.querySelector("[data-editor-checks]");
    if (!panel) return;
    const answer = await fetch(panel.dataset.editorChecks, { headers: { "X-Requested-With": "XMLHttpRequest" } });
    if (!answer.ok) return;
    const text = await answer.text();
    if (panel.innerHTML.trim() !== text.trim()) panel.innerHTML = text;
  };

  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 500);
  };

  // The preview has read the form anew, or a draft was kept.
  document.addEventListener("load", (event) => { if (event.target.matches?.(".w-preview__iframe")) soon(); }, true);
  document.addEventListener("w-autosave:success", soon);
})();
