// What a frame and the page around it say to each other: flat objects, and nothing of a person in any.
// Whoever listens has compared origin and source before it asks here.
// @ts-check

/** @typedef {{ marathon: "ready" | "height" | "shared" | "signed" | "covered", height: number }} FromFrame */
/** @typedef {{ marathon: "look", theme: string, accent: string }} FromHost */

const HIGHEST = 20_000;

/**
 * What a frame says, if it is in order.
 * @param {unknown} data
 * @returns {FromFrame | undefined}
 */
export function fromFrame(data) {
  const said = /** @type {FromFrame | null} */ (data);
  return said !== null &&
    typeof said === "object" &&
    ["ready", "height", "shared", "signed", "covered"].includes(said.marathon) &&
    typeof said.height === "number" &&
    said.height >= 0 &&
    said.height < HIGHEST
    ? said
    : undefined;
}

/**
 * What the page around says, if it is in order.
 * @param {unknown} data
 * @returns {FromHost | undefined}
 */
export function fromHost(data) {
  const said = /** @type {FromHost | null} */ (data);
  return said !== null &&
    typeof said === "object" &&
    said.marathon === "look" &&
    typeof said.theme === "string" &&
    typeof said.accent === "string"
    ? said
    : undefined;
}
