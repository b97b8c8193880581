/* Signing an instruction: draws, keeps what was signed on this device, and sends it as soon as there is reception. */
"use strict";

(() => {
  const queue = document.getElementById("queue");
  if (!queue) return;
  const words = queue.dataset;
  const list = queue.querySelector("ul");
  const heading = document.getElementById("queue-title");
  const form = document.getElementById("sign");
  const live = document.getElementById("live");
  const token = JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];
  const place = words.place ? `instruction-${words.place}` : null;
  const AGAIN = 15_000;
  let memory = []; // at shared devices nothing is left behind
  let sending = null;
  let signed = false;

  const kept = () => (place ? JSON.parse(localStorage.getItem(place) || "[]") : memory);
  const keep = (items) => {
    if (!place) memory = items;
    else if (items.length) localStorage.setItem(place, JSON.stringify(items));
    else localStorage.removeItem(place);
    show();
  };
  const change = (key, facts) => keep(kept().map((item) => (item.key === key ? { ...item, ...facts } : item)));
  const drop = (key) => keep(kept().filter((item) => item.key !== key));
  const waits = (item) => !item.state;

  /* What waits and what cannot be sent as it is, with ways to solve it. */
  const button = (label, spoken, action) => {
    const made = Object.assign(document.createElement("button"), { type: "button", className: "kern-btn kern-btn--tertiary kern-btn--sm" });
    const text = Object.assign(document.createElement("span"), { className: "kern-label", textContent: label });
    made.setAttribute("aria-label", `${label}: ${spoken}`);
    made.append(text);
    made.addEventListener("click", action);
    return made;
  };
  const line = (item) => {
    const made = Object.assign(document.createElement("li"), { className: "l-row l-row--between" });
    const told = document.createElement("div");
    told.append(Object.assign(document.createElement("p"), { className: "c-strong", textContent: item.who }));
    if (item.words) told.append(Object.assign(document.createElement("p"), { className: "c-small", textContent: item.words }));
    const ways = Object.assign(document.createElement("div"), { className: "l-row l-row--tight" });
    if (item.state === "unlisted") ways.append(button(words.add, item.who, () => { change(item.key, { state: "", words: "", add: "1" }); send(); }));
    if (item.state === "closed") ways.append(button(words.again, item.who, () => location.assign(words.meeting)));
    if (item.state) ways.append(button(words.drop, item.who, () => drop(item.key)));
    made.append(told, ways);
    return made;
  };
  const show = () => {
    const items = kept();
    const number = items.filter(waits).length;
    queue.hidden = !items.length;
    heading.textContent = number === 1 ? words.one : words.many.replace("{number}", number);
    list.replaceChildren(...items.map(line));
  };

  const say = (text) => {
    const done = document.getElementById("sign-done");
    if (done) { done.textContent = text; done.hidden = !text; } else if (live) live.textContent = text;
  };

  /* One after the other; without reception everything stays. The key makes sure that nothing is written twice. */
  const sendOne = async (item) => {
    const fields = new FormData();
    ["key", "person", "drawn", "name", "witnessed", "at", "add"].forEach((name) => { if (item[name]) fields.set(name, item[name]); });
    const answer = await fetch(words.sendTo, { method: "POST", body: fields, headers: { "X-Queue": "1", "X-CSRFToken": token } });
    if (answer.status >= 500 || answer.status === 429) return false;
    if (!(answer.headers.get("Content-Type") || "").includes("json")) { say(words.signIn); return false; }
    const { state, words: told } = await answer.json();
    if (state !== "saved") { change(item.key, { state, words: told }); return true; }
    drop(item.key);
    say(told);
    return true;
  };
  const sendAll = async () => {
    for (const item of kept().filter(waits)) {
      if (!(await sendOne(item).catch(() => false))) return;
    }
  };
  const send = () => {
    sending ||= sendAll().finally(() => {
      sending = null;
      if (signed && form.elements.person.options.length === 1 && !kept().length) location.reload();
    });
    return sending;
  };

  /* The field for the signature. */
  const pad = form && form.querySelector("canvas");
  let strokes = 0;
  const clear = () => { if (pad) pad.getContext("2d").clearRect(0, 0, pad.width, pad.height); strokes = 0; };
  const draw = () => {
    const pen = pad.getContext("2d");
    Object.assign(pen, { lineWidth: 3, lineCap: "round", lineJoin: "round", strokeStyle: "#131525" });
    const at = (event) => {
      const frame = pad.getBoundingClientRect();
      return [(event.clientX - frame.left) * pad.width / frame.width, (event.clientY - frame.top) * pad.height / frame.height];
    };
    pad.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      pad.setPointerCapture(event.pointerId);
      pen.beginPath();
      pen.moveTo(...at(event));
    });
    pad.addEventListener("pointermove", (event) => {
      if (!pad.hasPointerCapture(event.pointerId)) return;
      pen.lineTo(...at(event));
      pen.stroke();
      strokes += 1;
    });
    form.querySelector("[data-pad]").hidden = false;
    form.querySelector("[data-clears]").addEventListener("click", clear);
  };

  const newKey = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  };
  const entered = () => {
    const choice = form.elements.person.selectedOptions[0];
    return {
      key: newKey(), at: new Date().toISOString(), person: choice.value, who: choice.textContent,
      drawn: strokes > 4 ? pad.toDataURL("image/png") : "", name: form.elements.name.value.trim(),
      witnessed: form.elements.witnessed.checked ? "on" : "",
    };
  };
  const sign = async (event) => {
    event.preventDefault();
    const problem = document.getElementById("sign-problem");
    const item = entered();
    const complete = item.person && (item.drawn || (item.name && item.witnessed));
    problem.hidden = Boolean(complete);
    problem.textContent = complete ? "" : words.incomplete;
    if (!complete) return form.elements.person.focus();
    try { keep([...kept(), item]); } catch { problem.hidden = false; problem.textContent = words.full; return; }
    form.elements.person.selectedOptions[0].remove();
    form.reset();
    clear();
    say(words.kept.replace("{name}", item.who));
    form.elements.person.focus();
    signed = true;
    await send();
  };
  if (form) {
    draw();
    form.addEventListener("submit", sign);
    const waiting = new Set(kept().map((item) => item.person));
    [...form.elements.person.options].filter((choice) => waiting.has(choice.value)).forEach((choice) => choice.remove());
  }

  /* Nothing is closed while signatures wait. */
  const closing = document.querySelector("[data-closes-meeting]");
  if (closing) closing.addEventListener("submit", async (event) => {
    if (!kept().length) return;
    event.preventDefault();
    await send();
    if (!kept().length) return closing.submit();
    queue.scrollIntoView();
    queue.focus();
  });

  queue.querySelector("[data-sends]").addEventListener("click", send);
  addEventListener("online", send);
  setInterval(() => { if (kept().some(waits)) send(); }, AGAIN);
  show();
  send();
})();
