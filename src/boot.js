// Starts the WASM of the app. An external file, so that the Content-Security-Policy allows no inline
// script; the addresses stand in links of the page.
// @ts-check

/** Shows that part of the page has failed, and leaves links and forms to the browser alone: what the
 * app still listens to would only do harm, and the plain page reads and signs. */
function showFault() {
  document.getElementById("fault")?.removeAttribute("hidden");
  for (const kind of ["click", "submit", "change"]) {
    addEventListener(kind, (event) => event.stopImmediatePropagation(), true);
  }
  for (const form of document.forms) form.noValidate = false;
}

// A panic in WASM arrives as a WebAssembly.RuntimeError, in an event or in a promise.
addEventListener("error", (event) => {
  if (event.error instanceof WebAssembly.RuntimeError) showFault();
});
addEventListener("unhandledrejection", (event) => {
  if (event.reason instanceof WebAssembly.RuntimeError) showFault();
});

const script = /** @type {HTMLLinkElement | null} */ (document.getElementById("app-js"));
const wasm = /** @type {HTMLLinkElement | null} */ (document.getElementById("app-wasm"));

// A browser too old for WASM keeps the plain page, which works.
if (script && wasm && typeof WebAssembly === "object") {
  // The page first: on a slow network nothing of the app competes with what can be read.
  await document.fonts?.ready;
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  try {
    const module_or_path = fetch(wasm.href);
    const app = await import(script.href);
    await app.default({ module_or_path });
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) showFault();
    else console.info("The page works without the app.", error);
  }
}
