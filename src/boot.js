// Starts the WASM of the app. It is an external file, so that the Content-Security-Policy need not
// allow inline scripts. The addresses are in links of the page.
// @ts-check

const root = document.getElementById("app");

/** The kinds of event that the app listens to. */
const HEARD = ["click", "submit", "change", "input", "pointerover", "popstate"];

/** Marks the page as plain HTML, which works: controls that need the app are hidden, and pictures of the
 * counts replace the numbers. */
function leaveThePlainPage() {
  if (root) root.className = "failed";
}

/** Says that part of the page has failed, and leaves links and forms to the browser alone: the app's listeners
 * would only do harm now. It runs once, however many errors follow. */
function showFault() {
  if (root?.className === "failed") return;
  leaveThePlainPage();
  document.getElementById("fault")?.removeAttribute("hidden");
  for (const kind of HEARD) {
    addEventListener(kind, (event) => event.stopImmediatePropagation(), true);
  }
  for (const form of document.forms) form.noValidate = false;
}

// A panic in WASM arrives as a WebAssembly.RuntimeError, in an event or in a promise.
const isPanic = (/** @type {unknown} */ error) =>
  typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError;
addEventListener("error", (event) => {
  if (isPanic(event.error)) showFault();
});
addEventListener("unhandledrejection", (event) => {
  if (isPanic(event.reason)) showFault();
});

const pause = (/** @type {number} */ milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** Until the first text or picture is on the screen, or half a second: browsers that hide their user do not say. */
const firstPaint = () =>
  Promise.race([
    new Promise((done) => {
      new PerformanceObserver((list) => {
        if (list.getEntriesByName("first-contentful-paint").length > 0) done(undefined);
      }).observe({ type: "paint", buffered: true });
    }),
    pause(500),
  ]);

/** Until a frame is drawn. */
const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

/** The pictures of the first view, each until it can be painted or has failed. */
const firstPictures = () =>
  [...document.images]
    .filter((picture) => picture.loading !== "lazy")
    .map((picture) => picture.decode().catch(() => {}));

const script = /** @type {HTMLLinkElement | null} */ (document.getElementById("app-js"));
const wasm = /** @type {HTMLLinkElement | null} */ (document.getElementById("app-wasm"));

// A browser without WASM (too old, or locked down) keeps the plain page, which works.
if (script && wasm && typeof WebAssembly === "object") {
  // The page comes first: on a slow network nothing of the app competes with its content. Fonts are asked for when the
  // first frame is laid out, so before it none is missing.
  await frame();
  await Promise.race([Promise.all([firstPaint(), document.fonts?.ready, ...firstPictures()]), pause(3000)]);
  await frame();
  try {
    const module_or_path = fetch(wasm.href);
    const app = await import(script.href);
    await app.default({ module_or_path });
  } catch (error) {
    if (isPanic(error)) showFault();
    else {
      leaveThePlainPage();
      console.info("The page works without the app.", error);
    }
  }
} else {
  leaveThePlainPage();
}
