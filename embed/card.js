// Shows the petition as a small card with a link, for WordPress. From a provider that it does not
// trust, WordPress shows only frames that speak its protocol, and they cannot send anything. It
// marks their address with a secret.
// @ts-check

/** The secret by which WordPress recognises its frame. */
export const secret = /^#\?secret=([a-z0-9]{1,40})$/i.exec(location.hash)?.[1];

if (secret) document.documentElement.dataset.card = "";

/**
 * Leaves only the head of the page and a link, and tells the page around its height and where the
 * link leads.
 * @param {HTMLElement} main
 * @param {string} secret
 * @param {string | null} source the site around, if it is known
 */
export function showCard(main, secret, source) {
  const say = (/** @type {string} */ message, /** @type {string | number} */ value) =>
    parent.postMessage({ message, value, secret }, "*");
  const link = /** @type {HTMLAnchorElement} */ (main.querySelector(".embed-sign"));
  const section = location.pathname.split("/")[2] ?? "";
  link.search = String(new URLSearchParams({ section, ...(source && { source }) }));
  link.hidden = false;
  for (const part of main.querySelectorAll(".embed-letter, .embed-story, .embed-foot")) part.remove();
  link.addEventListener("click", (event) => {
    event.preventDefault();
    say("link", link.href);
  });
  // WordPress accepts 200 to 1000 pixels, and hides the frame until it is told a height. Browsers
  // give a hidden frame no size.
  const sayHeight = () => say("height", Math.ceil(main.getBoundingClientRect().height));
  sayHeight();
  new ResizeObserver(sayHeight).observe(main);
}
