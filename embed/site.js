// Where the marathon is: where this script came from.
// @ts-check

const script =
  /** @type {HTMLScriptElement | null} */ (document.currentScript) ??
  // Loaded as a module, a script does not know itself.
  /** @type {HTMLScriptElement | null} */ (document.querySelector('script[src*="/embed"]'));

/** The origin of the marathon. */
export const SITE = new URL(script?.src ?? "", location.href).origin;
