// The script of an embedded page: looks, height, and what the page around may know. The page reads and
// signs without it.
// @ts-check
import { lookAt, watchCover } from "./covered.js";
import { wear } from "./look.js";
import { fromHost } from "./messages.js";

const root = document.documentElement;
// The answer to a form has an address of its own, and keeps there what the page's address said.
const query = new URLSearchParams(root.dataset.query ?? location.search);
const claimed = query.get("host");
// Never `*`: only that very page hears what is said.
const host = claimed && originOf(claimed) === claimed ? claimed : undefined;

wear(query.get("theme"), query.get("accent"));
addEventListener("DOMContentLoaded", start);

/** What is no address has none. (`URL.canParse` is too young.) */
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
  const main = /** @type {HTMLElement} */ (document.querySelector("main"));
  const height = () => Math.ceil(main.getBoundingClientRect().height);
  tell("ready", height());
  new ResizeObserver(() => tell("height", height())).observe(main);
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
  showCounts();
}

/** The page around changes its looks. */
function hear(/** @type {MessageEvent} */ event) {
  if (event.source !== parent || event.origin !== host) return;
  const said = fromHost(event.data);
  if (!said) return;
  wear(said.theme, said.accent);
  query.set("theme", said.theme);
  query.set("accent", said.accent);
  for (const form of document.forms) address(form);
}

/** What the form says of its page: the answer looks the same, and is told to the same page. */
function address(/** @type {HTMLFormElement} */ form) {
  const page = /** @type {HTMLInputElement} */ (form.elements.namedItem("page"));
  page.value = `${page.value.split("?")[0]}?${query}`;
}

function follow(/** @type {HTMLFormElement} */ form) {
  address(form);
  const button = /** @type {HTMLElement} */ (form.querySelector(".button-sign"));
  const standing = watchCover(button);
  const notice = /** @type {HTMLElement} */ (form.querySelector(".embed-covered"));
  const pending = (/** @type {boolean} */ on) => {
    button.ariaDisabled = String(on);
    [...button.children].forEach((words, place) => words.toggleAttribute("hidden", on === !place));
  };
  let hasLooked = false;
  form.addEventListener("submit", async (event) => {
    const stands = standing();
    notice.hidden = stands !== "covered";
    if (stands === "covered" || button.ariaDisabled === "true") {
      event.preventDefault();
    } else if (stands === "unseen" && !hasLooked) {
      // Just come into view, or sent by the Enter key: looked at once more.
      event.preventDefault();
      hasLooked = (await lookAt(button)) !== "covered";
      notice.hidden = hasLooked;
      if (hasLooked) form.requestSubmit();
    } else {
      pending(true);
    }
  });
  // A page that comes back from the browser's memory can be sent again.
  addEventListener("pageshow", () => pending(false));
}

async function showCounts() {
  const answer = await fetch("/api/v1/counts").catch(() => undefined);
  if (!answer?.ok) return;
  const { total, petitions } = await answer.json();
  const format = new Intl.NumberFormat(root.lang);
  for (const place of document.querySelectorAll("[data-count]")) {
    const name = place.getAttribute("data-count") ?? "";
    place.textContent = format.format(name === "all" ? total : petitions[name]);
  }
}
