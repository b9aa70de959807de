// Where the marathon is: where this script came from.
// @ts-check

/** The names of this script, at the end of its address. */
const NAMES = String.raw`/embed(?:/embed-[\w-]+)?\.js`;

const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);

/**
 * Loaded as a module, a script does not know itself, but an error knows where it happened. Other
 * providers' scripts, which may have the same name, are no witnesses.
 */
function ownAddress() {
  const { stack = "" } = new Error();
  return new RegExp(`https?://[^\\s()@]+?${NAMES}`).exec(stack)?.[0] ?? "";
}

/** The origin of the marathon. */
export const SITE = new URL(script?.src || ownAddress(), location.href).origin;
