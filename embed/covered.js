// Whether something lies over an element, or makes it hard to see, as far as the browser tells: Chromium
// does (Intersection Observer, version 2), for the page around the frame too.
// @ts-check

/** A cover that was there a moment ago counts as well: it may have been taken away for the press only. */
const MOMENT_MS = 500;
/** How long the browser may take to make up its mind: while a frame moves, nothing in it counts as seen. */
const SETTLED_MS = 4000;

/**
 * `unseen`: out of view, or not yet judged; `uncovered`: seen now, and covered a moment ago.
 * @typedef {"seen" | "unseen" | "covered" | "uncovered"} Standing
 */

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
  return () => (state === "seen" && performance.now() - coveredUntil < MOMENT_MS ? "uncovered" : state);
}

/**
 * How an element stands once the browser has made up its mind: seen, or else what it said last.
 * @param {Element} element
 * @returns {Promise<Standing>}
 */
export function lookAt(element) {
  return new Promise((tell) => {
    /** @type {Standing} */
    let state = "unseen";
    const conclude = () => {
      look.disconnect();
      clearTimeout(limit);
      tell(state);
    };
    const look = new IntersectionObserver((entries) => {
      for (const entry of entries) state = standing(entry);
      if (state === "seen") conclude();
    }, OPTIONS);
    const limit = setTimeout(conclude, SETTLED_MS);
    look.observe(element);
  });
}
