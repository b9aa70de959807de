// The live counts, fetched once for all counters of a page, and never while the page is hidden.
// @ts-check
import { SITE } from "./site.js";

/** @typedef {{ total: number, petitions: Record<string, number> }} Counts */

const EVERY_MS = 10_000;
const LONGEST_MS = 300_000;
/** An answer that takes longer will not come: the connection is dead. */
const PATIENCE_MS = 8_000;

/** @type {Set<(counts: Counts) => void>} */
const followers = new Set();
/** @type {Counts | undefined} */
let known;
let timer = 0;
let failures = 0;

/**
 * Gives the counts to a follower from now on. Returns a function that stops this.
 * @param {(counts: Counts) => void} follower
 */
export function follow(follower) {
  followers.add(follower);
  if (known) tell(follower, known);
  if (followers.size === 1) {
    document.addEventListener("visibilitychange", plan);
    plan();
  }
  return () => {
    if (followers.delete(follower) && followers.size === 0) {
      document.removeEventListener("visibilitychange", plan);
      clearTimeout(timer);
    }
  };
}

/**
 * Calls a follower. If one fails, the page sees its error, and the others still get the counts.
 * @param {(counts: Counts) => void} follower
 * @param {Counts} counts
 */
function tell(follower, counts) {
  try {
    follower(counts);
  } catch (error) {
    reportError(error);
  }
}

/** Asks at once when the page is visible again. */
function plan() {
  clearTimeout(timer);
  if (!document.hidden) ask();
}

/** Asks at once if the page has a counter, because something was sent from this page. */
export function refresh() {
  if (followers.size > 0) plan();
}

async function ask() {
  // Not `AbortSignal.timeout`, which older browsers lack.
  const line = new AbortController();
  const limit = setTimeout(() => line.abort(), PATIENCE_MS);
  try {
    // The browser remembers the ETag and sends it, so most answers are empty.
    const answer = await fetch(`${SITE}/api/v1/counts`, {
      cache: "no-cache",
      credentials: "omit",
      signal: line.signal,
    });
    if (!answer.ok) throw answer.status;
    known = /** @type {Counts} */ (await answer.json());
    failures = 0;
    for (const follower of followers) tell(follower, known);
  } catch {
    failures += 1;
  }
  clearTimeout(limit);
  clearTimeout(timer);
  if (followers.size === 0 || document.hidden) return;
  const pause = Math.min(EVERY_MS * 2 ** failures, LONGEST_MS);
  // Spreads the requests of all pages over time.
  timer = setTimeout(ask, pause * (0.8 + 0.4 * Math.random()));
}
