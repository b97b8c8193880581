/* Small improvements; nothing depends on them. htmx swaps regions, this file looks after focus, words and waiting. */
"use strict";

const byId = (id) => document.getElementById(id);

/* Words for screen readers: an element with data-announce inside the swapped region, or its heading. */
const announce = (words) => {
  const live = byId("live");
  live.textContent = "";
  requestAnimationFrame(() => { live.textContent = words; });
};

/* Something to read above the page, from one of the templates in site/live.html. */
const show = (name) => {
  const place = byId("messages");
  const row = document.createElement("div");
  row.className = "l-container";
  row.append(byId(name).content.cloneNode(true));
  place.replaceChildren(row);
  row.scrollIntoView({ block: "nearest" });
};

/* After a swap the focus moves to the region's error summary or to what carries data-focus. */
document.addEventListener("htmx:afterSettle", (event) => {
  const region = event.detail.elt;
  if (!region.isConnected) return;
  const spoken = region.matches("[data-announce]") ? region : region.querySelector("[data-announce]");
  if (spoken) announce(spoken.dataset.announce || spoken.textContent.trim());
  const target = region.querySelector(".c-errorsummary") || region.querySelector("[data-focus-here]");
  if (!target) return;
  if (!target.hasAttribute("tabindex")) target.tabIndex = -1;
  target.focus();
});

/* Waiting: the region that will change says so; a form cannot be sent twice. */
const waiting = (event, busy) => {
  const target = event.detail.target;
  if (target && target !== document.body) target.setAttribute("aria-busy", String(busy));
};
document.addEventListener("htmx:beforeRequest", (event) => waiting(event, true));
document.addEventListener("htmx:afterRequest", (event) => waiting(event, false));
document.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (!button || event.target.method !== "post" || event.defaultPrevented) return;
  if (button.getAttribute("aria-busy") === "true") return event.preventDefault();
  setTimeout(() => button.setAttribute("aria-busy", "true"));
  setTimeout(() => button.removeAttribute("aria-busy"), 8000);
});
window.addEventListener("pageshow", () => {
  document.querySelectorAll('button[aria-busy="true"]').forEach((button) => button.removeAttribute("aria-busy"));
});

/* When the server does not answer or refuses. */
document.addEventListener("htmx:sendError", () => show("failed"));
document.addEventListener("htmx:responseError", (event) => show(event.detail.xhr.status < 500 ? "refused" : "failed"));

/* A link with data-popover opens that popover instead of its page; htmx fills it. */
let wasOpen = null;
document.addEventListener("pointerdown", (event) => {
  const link = event.target.closest("[data-popover]");
  wasOpen = link && byId(link.dataset.popover).matches(":popover-open") ? link : null;
}, true);
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-popover]");
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    if (link !== wasOpen) byId(link.dataset.popover).showPopover({ source: link });
    wasOpen = null;
    return;
  }
  const opener = event.target.closest("[data-dialog]");
  if (opener && byId(opener.dataset.dialog)) {
    event.preventDefault();
    byId(opener.dataset.dialog).showModal();
  }
});

/* Appearance: shown at once, saved by the form around it. */
document.addEventListener("change", (event) => {
  if (!event.target.matches("[data-sets-theme]")) return;
  if (event.target.value) document.documentElement.dataset.theme = event.target.value;
  else delete document.documentElement.dataset.theme;
});

/* A form with data-submits-itself is sent when a choice changes; its button stays for everybody else. */
document.addEventListener("change", (event) => {
  const form = event.target.form;
  if (form && form.hasAttribute("data-submits-itself")) form.requestSubmit();
});

/* Printing: a button with data-prints appears where a script can print. */
document.querySelectorAll("[data-prints]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
});

/* An error summary that came with the page takes the focus. */
const summary = document.querySelector(".c-errorsummary:not([data-example] *)");
if (summary) summary.focus();
