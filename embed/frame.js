// The script of an embedded page: looks, height, and messages to the page around. Without it the page
// can still be read and signed.
// @ts-check
import { secret, showCard } from "./card.js";
import { lookAt, watchCover } from "./covered.js";
import { comeIntoView } from "./into_view.js";
import { applyLook } from "./look.js";
import { fromHost } from "./messages.js";

const root = document.documentElement;
// The answer to a form has an address of its own, and keeps the page's query in an attribute.
const query = new URLSearchParams(root.dataset.query ?? location.search);
const claimed = query.get("host");
// Never `*`: only the page around may get the messages.
const host = claimed && originOf(claimed) === claimed ? claimed : undefined;

// A frame placed by hand or by a system: the browser names the page around, and the form passes
// that on.
const around = originOf(document.referrer);
if (!host && around && around !== location.origin && parent !== window && !query.has("source")) {
  query.set("source", new URL(around).hostname);
}

applyLook(query.get("theme"), query.get("accent"));
addEventListener("DOMContentLoaded", start);

/** Undefined for a text that is not an address. (`URL.canParse` is too new.) */
function originOf(/** @type {string} */ address) {
  try {
    return new URL(address).origin;
  } catch {
    return undefined;
  }
}

/**
 * @param {import("./messages.js").FromFrame["marathon"]} marathon
 * @param {number} [height]
 */
function tell(marathon, height = 0) {
  if (host && parent !== window) parent.postMessage({ marathon, height }, host);
}

function start() {
  showCounts();
  const main = /** @type {HTMLElement} */ (document.querySelector("main"));
  if (secret) {
    showCard(main, secret, query.get("source"));
    return;
  }
  const height = () => Math.ceil(main.getBoundingClientRect().height);
  tell("ready", height());
  new ResizeObserver(() => tell("height", height())).observe(main);
  if (!host && parent !== window) comeIntoView(main);
  if (location.hash === "#signed") {
    tell("signed");
    history.replaceState(null, "", location.pathname + location.search);
  }
  addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("[data-share]")) tell("shared");
  });
  addEventListener("message", hear);
  const form = document.forms[0];
  if (form) follow(form);
}

/** Takes new looks from the page around. */
function hear(/** @type {MessageEvent} */ event) {
  if (event.source !== parent || event.origin !== host) return;
  const said = fromHost(event.data);
  if (!said) return;
  applyLook(said.theme, said.accent);
  query.set("theme", said.theme);
  query.set("accent", said.accent);
  for (const form of document.forms) address(form);
}

/** Writes looks and page around into the form, so that the answer looks the same and reports to the same page. */
function address(/** @type {HTMLFormElement} */ form) {
  const page = /** @type {HTMLInputElement} */ (form.elements.namedItem("page"));
  page.value = `${page.value.split("?")[0]}?${query}`;
}

function follow(/** @type {HTMLFormElement} */ form) {
  address(form);
  const button = /** @type {HTMLElement} */ (form.querySelector(".button-sign"));
  const standing = watchCover(button);
  const covered = /** @type {HTMLElement} */ (form.querySelector(".embed-covered"));
  const again = /** @type {HTMLElement} */ (form.querySelector(".embed-again"));
  const pending = (/** @type {boolean} */ on) => {
    button.ariaDisabled = String(on);
    [...button.children].forEach((words, place) => words.toggleAttribute("hidden", on === !place));
  };
  /** Whether the form may be sent; if not, shows why. */
  const judge = (/** @type {import("./covered.js").Standing} */ stands) => {
    covered.hidden = stands !== "covered";
    again.hidden = stands === "seen" || stands === "covered";
    if (stands === "covered") tell("covered");
    return stands === "seen";
  };
  /** Nobody signs by a button that they do not see: it comes into view, and must be pressed itself. */
  const showButton = () => {
    button.scrollIntoView({ block: "center" });
    button.focus({ preventScroll: true });
  };
  // The Enter key in a field presses the button without a pointer and without focus on it.
  let isPressedItself = false;
  button.addEventListener("click", ({ detail }) => {
    isPressedItself = detail > 0 || document.activeElement === button;
  });
  form.addEventListener("submit", async (event) => {
    const stands = standing();
    if (button.ariaDisabled === "true") {
      event.preventDefault();
    } else if (stands !== "unseen") {
      if (judge(stands)) pending(true);
      else event.preventDefault();
    } else if (!isPressedItself) {
      event.preventDefault();
      judge(stands);
      showButton();
    } else {
      // The button has just come into view, perhaps under a press that was meant for something else. The reader
      // sees that the press arrived, and presses again, now seeing the button.
      event.preventDefault();
      pending(true);
      const settled = await lookAt(button);
      pending(false);
      judge(settled === "seen" ? "unseen" : settled);
      if (settled === "unseen") showButton();
    }
  });
  // A page that comes back from the browser's memory can be sent again.
  addEventListener("pageshow", () => pending(false));
}

/** Writes each number with its noun. A petition that the server does not know gets no number. */
async function showCounts() {
  const answer = await fetch("/api/v1/counts").catch(() => undefined);
  if (!answer?.ok) return;
  const { total, petitions } = await answer.json();
  const format = new Intl.NumberFormat(root.lang);
  const rules = new Intl.PluralRules(root.lang);
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-count]"))) {
    const name = place.dataset.count ?? "";
    const count = name === "all" ? total : petitions[name];
    const label = /** @type {HTMLElement} */ (place.parentElement?.querySelector(".counter-label"));
    if (Number.isSafeInteger(count)) {
      place.textContent = format.format(count);
      label.textContent = label.dataset[rules.select(count)] ?? label.textContent;
    } else {
      label.hidden = true;
    }
  }
}
