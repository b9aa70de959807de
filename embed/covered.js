// Finds out whether something covers an element or makes it hard to see. Only Chromium tells this
// (Intersection Observer, version 2), also about the page around the frame.
// @ts-check

/** A cover of a moment ago counts as well: it may have been taken away for the press only. */
const MOMENT_MS = 500;
/** How long a slow browser may take to report. */
const PATIENCE_MS = 4000;
/** How long an element that came into view must stay covered before it counts as covered: while a frame moves,
 * the browser reports nothing in it as seen. */
const SETTLED_MS = 1000;

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
 * Starts watching. Returns a function that gives the element's state.
 * @param {Element} element
 * @returns {() => Standing}
 */
export function watchCover(element) {
  if (!isJudged) return () => "seen";
  /** @type {Standing} */
  let state = "unseen";
  // A cover counts at once if the element was seen before. If the element has just come into view,
  // a cover counts once the element stands still.
  let coveredFrom = Infinity;
  let coveredUntil = -Infinity;
  const isCovered = () => state === "covered" && performance.now() >= coveredFrom;
  new IntersectionObserver((entries) => {
    for (const entry of entries) {
      const now = performance.now();
      const next = standing(entry);
      if (isCovered()) coveredUntil = now;
      if (next === "covered" && state !== "covered") coveredFrom = state === "seen" ? now : now + SETTLED_MS;
      state = next;
    }
  }, OPTIONS).observe(element);
  return () => {
    if (state === "covered") return isCovered() ? "covered" : "unseen";
    return state === "seen" && performance.now() - coveredUntil < MOMENT_MS ? "uncovered" : state;
  };
}

/**
 * The state of an element once the browser has decided: seen, or else its last state.
 * @param {Element} element
 * @returns {Promise<Standing>}
 */
export function lookAt(element) {
  return new Promise((tell) => {
    /** @type {Standing} */
    let state = "unseen";
    const limit = setTimeout(conclude, PATIENCE_MS);
    const look = new IntersectionObserver((entries) => {
      for (const entry of entries) state = standing(entry);
      if (state === "seen") conclude();
    }, OPTIONS);
    look.observe(element);

    function conclude() {
      look.disconnect();
      clearTimeout(limit);
      tell(state);
    }
  });
}
