// Whether something lies over an element, or makes it hard to see, as far as the browser tells: Chromium
// does (Intersection Observer, version 2), for the page around the frame too.
// @ts-check

/** A cover that was there a moment ago counts as well: it may have been taken away for the press only. */
const MOMENT_MS = 500;

/** How long after it came into view the browser says how an element stands. */
export const LOOK_MS = 300;

/**
 * Begins to watch; gives what says how the element stands: `unseen` out of view, or not yet judged.
 * @param {Element} element
 * @returns {() => "seen" | "unseen" | "covered"}
 */
export function watchCover(element) {
  if (!("isVisible" in IntersectionObserverEntry.prototype)) return () => "seen";
  /** @type {"seen" | "unseen" | "covered"} */
  let state = "unseen";
  let coveredUntil = -Infinity;
  const options = { trackVisibility: true, delay: 100, threshold: [0, 0.5, 1] };
  new IntersectionObserver((entries) => {
    for (const entry of entries) {
      const { isVisible } = /** @type {{ isVisible?: boolean }} */ (entry);
      if (state === "covered") coveredUntil = performance.now();
      state = !entry.isIntersecting ? "unseen" : isVisible ? "seen" : "covered";
    }
  }, options).observe(element);
  return () => (performance.now() - coveredUntil < MOMENT_MS ? "covered" : state);
}
