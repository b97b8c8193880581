/* What a QR code brings stands behind the # of the address: put it into the fields, and away from the address bar. */
"use strict";

const form = document.querySelector("[data-from-fragment]");
const brought = decodeURIComponent(location.hash.slice(1)).split(".");
const names = form ? form.dataset.fromFragment.split(" ") : [];
if (form && location.hash && brought.length === names.length) {
  names.forEach((name, place) => { form.elements[name].value = brought[place]; });
  history.replaceState(null, "", location.pathname);
  const empty = [...form.querySelectorAll("input:not([type=hidden])")].find((field) => !field.value);
  (empty || form.querySelector("[type=submit]")).focus();
}
