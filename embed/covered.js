// Whether something lies over an element, or makes it hard to see, as far as the browser tells: Chromium
// does (Intersection Observer, version 2), for the page around the frame too.
// @ts-check

/** A cover that was there a moment ago counts as well: it may have been taken away for the press only. */
const MOMENT_MS = 500;
/** How long a slow browser may take to tell anything. */
const PATIENCE_MS = 4000;
/** How long what came into view must stay covered to be so: while a frame moves, nothing in it counts as seen. */
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
 * Begins to watch; gives what says how the element stands.
 * @param {Element} element
 * @returns {() => Standing}
 */
export function watchCover(element) {
  if (!isJudged) return () => "seen";
  /** @type {Standing} */
  let state = "unseen";
  // A cover over what was seen counts at once; over what has just come into view, once that stands still.
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
 * How an element stands once the browser has made up its mind: seen, or else what it said last.
 * @param {Element} element
 * @returns {Promise<Standing>}
 */
export function lookAt(element) {
  return new Promise((tell) => {
    /** @type {Standing} */
    let state = "unseen";
    let limit = setTimeout(conclude, PATIENCE_MS);
    const look = new IntersectionObserver((entries) => {
      const before = state;
      for (const entry of entries) state = standing(entry);
      if (state === "seen") conclude();
      else if (state !== before) {
        clearTimeout(limit);
        limit = setTimeout(conclude, state === "covered" ? SETTLED_MS : PATIENCE_MS);
      }
    }, OPTIONS);
    look.observe(element);

    function conclude() {
      look.disconnect();
      clearTimeout(limit);
      tell(state);
    }
  });
}
