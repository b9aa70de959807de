// Whether something lies over an element, or makes it hard to see, as far as the browser tells: Chromium
// does (Intersection Observer, version 2), for the page around the frame too.
// @ts-check

/** A cover that was there a moment ago counts as well: it may have been taken away for the press only. */
const MOMENT_MS = 500;

/**
 * Begins to watch; gives what says whether the element is or was just covered.
 * @param {Element} element
 */
export function watchCover(element) {
  let covered = false;
  let coveredUntil = -Infinity;
  if ("isVisible" in IntersectionObserverEntry.prototype) {
    const options = { trackVisibility: true, delay: 100, threshold: [0, 0.5, 1] };
    new IntersectionObserver((entries) => {
      for (const entry of entries) {
        const { isVisible } = /** @type {{ isVisible?: boolean }} */ (entry);
        if (covered) coveredUntil = performance.now();
        covered = entry.isIntersecting && isVisible === false;
      }
    }, options).observe(element);
  }
  return () => covered || performance.now() - coveredUntil < MOMENT_MS;
}
