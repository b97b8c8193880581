/* Passkeys: the browser asks the device and fills the form with its answer. Without this file the app does the same. */
"use strict";

{
  const decoded = (text) =>
    Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
  const encoded = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  const named = (keys) => (keys || []).map((key) => ({ ...key, id: decoded(key.id) }));

  const make = (options) =>
    navigator.credentials.create({
      publicKey: {
        ...options,
        challenge: decoded(options.challenge),
        user: { ...options.user, id: decoded(options.user.id) },
        excludeCredentials: named(options.excludeCredentials),
      },
    });
  const show = (options) =>
    navigator.credentials.get({
      publicKey: {
        ...options,
        challenge: decoded(options.challenge),
        allowCredentials: named(options.allowCredentials),
      },
    });

  /* The answer in the words of the standard: https://www.w3.org/TR/webauthn-3/#dictdef-registrationresponsejson */
  const told = (credential) => {
    const response = {};
    for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (credential.response[part]) response[part] = encoded(credential.response[part]);
    }
    return JSON.stringify({
      id: credential.id,
      rawId: encoded(credential.rawId),
      type: credential.type,
      clientExtensionResults: credential.getClientExtensionResults(),
      response,
    });
  };

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    if (!window.PublicKeyCredential) break;
    const options = JSON.parse(document.getElementById("passkey-options").textContent).publicKey;
    const failed = form.querySelector("[data-passkey-failed]");
    form.querySelector("[data-passkey-works]").hidden = false;
    form.querySelector("[data-passkey-missing]").hidden = true;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      failed.hidden = true;
      try {
        const credential = await (form.dataset.passkey === "create" ? make(options) : show(options));
        form.elements.credential.value = told(credential);
        form.submit();
      } catch {
        failed.hidden = false;
      }
    });
  }
}
