/* Lesson blocks made more comfortable: copying, tabs, large pictures, speed and place of films. Without it everything can be read too. */
"use strict";

/* A button with data-copies copies the text of that element. */
document.querySelectorAll("[data-copies]").forEach((button) => {
  if (!navigator.clipboard) return;
  const label = button.querySelector(".kern-label");
  const words = label.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copies).textContent);
    label.textContent = button.dataset.copied;
    document.getElementById("live").textContent = button.dataset.copied;
    setTimeout(() => { label.textContent = words; }, 2500);
  });
});

/* Tabs: one part is shown, the others can still be found by the browser's own search. */
document.querySelectorAll("[data-parts]").forEach((box) => {
  const links = [...box.querySelectorAll(".c-tabs a")];
  const parts = links.map((link) => document.getElementById(link.hash.slice(1)));
  const open = (chosen) => {
    parts.forEach((part, place) => {
      const shown = part === chosen;
      if (shown) part.removeAttribute("hidden");
      else part.setAttribute("hidden", "until-found");
      if (shown) links[place].setAttribute("aria-current", "true");
      else links[place].removeAttribute("aria-current");
    });
  };
  box.dataset.ready = "";
  open(parts.find((part) => `#${part.id}` === location.hash) || parts[0]);
  links.forEach((link, place) => link.addEventListener("click", (event) => {
    event.preventDefault();
    open(parts[place]);
  }));
  parts.forEach((part) => part.addEventListener("beforematch", () => open(part)));
  window.addEventListener("beforeprint", () => parts.forEach((part) => part.removeAttribute("hidden")));
  window.addEventListener("afterprint", () => open(parts[links.findIndex((link) => link.hasAttribute("aria-current"))]));
});

/* Gallery: a picture is shown large above the page; arrow keys lead to the next. */
const light = document.getElementById("light");
document.querySelectorAll("[data-gallery]").forEach((box) => {
  const links = [...box.querySelectorAll("a.c-figure__img")];
  const show = (place) => {
    const link = links[(place + links.length) % links.length];
    const picture = light.querySelector("img");
    picture.src = link.href;
    picture.alt = link.querySelector("img").alt;
    light.querySelector("[data-caption]").textContent = link.parentElement.querySelector("figcaption")?.textContent || "";
    light.dataset.place = String(links.indexOf(link));
  };
  links.forEach((link, place) => link.addEventListener("click", (event) => {
    if (!light || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    light.turn = (step) => show(Number(light.dataset.place) + step);
    show(place);
    light.showModal();
  }));
});
if (light) {
  light.querySelectorAll("[data-turn]").forEach((button) => {
    button.addEventListener("click", () => light.turn(Number(button.dataset.turn)));
  });
  light.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step) light.turn(step);
  });
}

/* Films and recordings: the chosen speed, and the second at which one goes on, which only oneself can see. */
document.querySelectorAll("[data-plays]").forEach((box) => {
  const media = box.querySelector("video, audio");
  const { placeAt, block, leftAt } = box.dataset;
  box.querySelectorAll(".c-speed, [data-goes-on]").forEach((tool) => { tool.hidden = false; });
  box.querySelector("[data-speed]")?.addEventListener("change", (event) => { media.playbackRate = Number(event.target.value); });
  box.querySelector("[data-goes-on]")?.addEventListener("click", (event) => {
    event.currentTarget.hidden = true;
    const start = () => { media.currentTime = Number(leftAt); media.play(); };
    if (media.readyState) return start();
    media.addEventListener("loadedmetadata", start, { once: true });
    return media.load();
  });
  if (!placeAt) return;
  const token = JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];
  let told = -1;
  const tell = () => {
    const at = media.ended ? 0 : Math.floor(media.currentTime);
    if (at === told || (!media.ended && at < 3)) return;
    told = at;
    const body = new URLSearchParams({ block, sekunden: at });
    fetch(placeAt, { method: "POST", keepalive: true, headers: { "X-CSRFToken": token }, body }).catch(() => {});
  };
  media.addEventListener("pause", tell);
  media.addEventListener("ended", tell);
  window.addEventListener("pagehide", () => { if (!media.paused) tell(); });
});
