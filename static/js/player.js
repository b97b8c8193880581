/* Remembers the block being read, so that another device goes on there. Without it one goes on at the lesson's top. */
"use strict";

const lesson = document.querySelector("[data-remember]");
if (lesson) {
  const token = JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];
  let seen = "";
  let sent = "";

  const send = () => {
    if (seen === sent) return;
    sent = seen;
    const body = new URLSearchParams({ abschnitt: seen });
    fetch(lesson.dataset.remember, { method: "POST", keepalive: true, headers: { "X-CSRFToken": token }, body }).catch(() => {});
  };
  const reading = new IntersectionObserver(
    (blocks) => blocks.forEach(({ isIntersecting, target }) => {
      if (isIntersecting) seen = (target.querySelector(":scope > .c-heading > h2") || target).id;
    }),
    { rootMargin: "-20% 0px -65% 0px" },
  );
  [...lesson.querySelectorAll(".c-block")].slice(1).forEach((block) => reading.observe(block));

  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") send(); });
  window.addEventListener("pagehide", send);
}

/* Single keys, where they are switched on: a link or button with data-key is used, a field takes the focus. */
if (document.body.hasAttribute("data-keys")) {
  const busy = "input, textarea, select, video, audio, [contenteditable], dialog[open]";

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.target.closest(busy)) return;
    const here = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (!here) return;
    event.preventDefault();
    if (here.matches("textarea")) here.focus();
    else (here.matches("a, button") ? here : here.querySelector("a, button")).click();
  });
}

/* A test with a time limit: says now and then how long it lasts, and leads to the result when the time is over. */
if (document.querySelector("[data-deadline]")) {
  let told = Infinity;

  const tick = () => {
    const clock = document.querySelector("[data-deadline]");
    if (!clock) return undefined;
    const minutes = Math.ceil((Date.parse(clock.dataset.deadline) - Date.now()) / 60_000);
    const words = (left) => (left === 1 ? clock.dataset.one : clock.dataset.many.replace("{n}", left));
    if (minutes <= 0) return setTimeout(() => location.reload(), 1500);
    clock.querySelector("[data-left]").textContent = ` (${words(minutes)})`;
    const step = [1, 5, 10].find((mark) => minutes <= mark && told > mark);
    if (step) {
      told = step;
      document.getElementById("live").textContent = words(minutes);
    }
    return setTimeout(tick, 5000);
  };
  tick();
}
