/* A session at a shared device: says when it is about to end, lets one go on with a click, and leaves nothing behind. */
"use strict";

(() => {
  const bar = document.querySelector("[data-kiosk-seconds]");
  const warning = document.getElementById("kiosk-warning");
  const left = warning.querySelector("[data-kiosk-left]");
  const live = document.getElementById("live");
  const token = JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];
  const WARNING = 60;
  const SIGN_OF_LIFE = 40;
  const SPOKEN = new Set([30, 10]);

  let ends = Date.now() + bar.dataset.kioskSeconds * 1000;
  let asked = Date.now();
  let active = false;
  let gone = false;

  const longer = async (fields) => {
    asked = Date.now();
    active = false;
    const answer = await fetch(bar.dataset.kioskLonger, {
      method: "POST", headers: { "X-CSRFToken": token }, body: new URLSearchParams(fields),
    }).catch(() => null);
    if (!answer) return;
    if (answer.redirected || !answer.ok) return location.reload();
    ends = Date.now() + (await answer.json()).seconds * 1000;
  };

  const end = () => {
    if (gone) return;
    gone = true;
    document.querySelector("[data-kiosk-end]").submit();
  };

  /* Only what a person does counts: parts of a page that load by themselves are no sign that anybody is there. */
  ["pointerdown", "keydown", "input", "wheel", "touchmove"].forEach((sign) =>
    document.addEventListener(sign, () => { active = true; }, { passive: true, capture: true }));
  const watching = () => [...document.querySelectorAll("video, audio")].some((film) => !film.paused && !film.ended);

  setInterval(() => {
    const seconds = Math.ceil((ends - Date.now()) / 1000);
    if (seconds <= 0) return end();
    if (warning.open) {
      left.textContent = seconds;
      if (SPOKEN.has(seconds)) live.textContent = warning.querySelector(".c-kioskbar__count").textContent.trim();
      if (seconds > WARNING) warning.close();
      return;
    }
    if ((active || watching()) && Date.now() - asked > SIGN_OF_LIFE * 1000) return longer({});
    if (seconds > WARNING) return;
    left.textContent = seconds;
    warning.showModal();
  }, 1000);

  warning.querySelector("[data-kiosk-go-on]").addEventListener("click", () => {
    warning.close();
    longer({ verlaengern: "1" });
  });
  warning.addEventListener("cancel", () => longer({ verlaengern: "1" }));

  /* Back after signing out: the browser must ask the server instead of showing what it remembers. */
  window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
})();
