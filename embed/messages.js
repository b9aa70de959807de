// The messages between a frame and the page around it: flat objects that hold nothing about a
// person. The receiver compares origin and source before it calls these functions.
// @ts-check

/** @typedef {{ marathon: "ready" | "height" | "shared" | "signed" | "covered", height: number }} FromFrame */
/** @typedef {{ marathon: "look", theme: string, accent: string }} FromHost */

const HIGHEST = 20_000;

/**
 * A message of a frame, if it is valid.
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
 * A message of the page around, if it is valid.
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
