// Whether something lies over an element, or makes it hard to see, as far as the browser tells: Chromium
// does (Intersection Observer, version 2), for the page around the frame too.
// @ts-check

/** A cover that was there a moment ago counts as well: it may have been taken away for the press only. */
const MOMENT_MS = 500;

/** @typedef {"seen" | "unseen" | "covered"} Standing `unseen`: out of view, or not yet judged. */

const OPTIONS = { trackVisibility: true, delay: 100, threshold: [0, 0.5, 1] };
const isJudged = "isVisible" in IntersectionObserverEntry.prototype;

/**
 * @param {IntersectionObserverEntry & { isVisible?: boolean }} entry
 * @returns {Standing}
 */
function standing({ isIntersecting, isVisible }) {
  return !isIntersecting ? "unseen" : isVisible ? "seen" : "covered";
}

/**
 * Begins to watch; gives what says how the element stands.
 * @param {Element} element
 * @returns {() => Standing}
 */
export function watchCover(element) {
  if (!isJudged) return () => "seen";
  /** @type {Standing} */
  let state = "unseen";
  let coveredUntil = -Infinity;
  new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (state === "covered") coveredUntil = performance.now();
      state = standing(entry);
    }
  }, OPTIONS).observe(element);
  return () => (performance.now() - coveredUntil < MOMENT_MS ? "covered" : state);
}

/**
 * How an element stands now, however long the browser takes to tell.
 * @param {Element} element
 * @returns {Promise<Standing>}
 */
export function lookAt(element) {
  return new Promise((told) => {
    const look = new IntersectionObserver(([entry]) => {
      look.disconnect();
      if (entry) told(standing(entry));
    }, OPTIONS);
    look.observe(element);
  });
}
