// <embed-builder>: the form on the page for partners that makes their line of HTML and previews it.
// It is an element, so that it works wherever the app puts the page's markup.
// @ts-check
import { wordsIn } from "./words.js";

/** The heights on a wide page: the width of the partner's page is not known here. */
const [, one, all] = MARATHON_HEIGHTS[MARATHON_HEIGHTS.length - 1] ?? [];

/** Reserves the space until the script has loaded, which removes this style. A counter in a line needs none. */
const KEPT = {
  petition: `display:block;min-height:${one}px`,
  all: `display:block;min-height:${all}px`,
  counter: "",
  bar: "display:block;min-height:4em",
};

/** A frame without the script keeps its height: enough for phones of 320 pixels, without their margins. */
const [, oneOnPhones, allOnPhones] = MARATHON_HEIGHTS[1] ?? [];

/** @param {string} text */
function quoted(text) {
  return `"${text.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"`;
}

/**
 * @param {string} name
 * @param {Record<string, string>} attributes
 * @param {string} content in HTML
 */
function tag(name, attributes, content = "") {
  const pairs = Object.entries(attributes).filter(([, value]) => value !== "");
  const all = pairs.map(([key, value]) => ` ${key}=${quoted(value)}`).join("");
  return `<${name}${all}>${content}</${name}>`;
}

/**
 * The host in the address that someone types for their site. Empty if the address has no host.
 * @param {string} text
 */
function hostOf(text) {
  const written = text.trim();
  try {
    return written && new URL(written.includes("://") ? written : `https://${written}`).hostname;
  } catch {
    return "";
  }
}

class EmbedBuilder extends HTMLElement {
  #connection = new AbortController();

  connectedCallback() {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    this.addEventListener("input", (event) => this.#choose(event), { signal });
    this.addEventListener("click", (event) => this.#copy(event), { signal });
    // The element's content may not be there yet.
    queueMicrotask(() => this.#draw());
  }

  disconnectedCallback() {
    this.#connection.abort();
  }

  /** @template {Element} T @param {string} name @returns {T} */
  #part(name) {
    return /** @type {T} */ (this.querySelector(`[name=${name}]`));
  }

  #chosen(/** @type {string} */ name) {
    return /** @type {HTMLInputElement | HTMLSelectElement} */ (this.#part(name)).value;
  }

  /** Choosing a section chooses the first of its languages, which can then be changed. */
  #choose(/** @type {Event} */ event) {
    const section = /** @type {HTMLSelectElement} */ (this.#part("section"));
    const language = /** @type {HTMLSelectElement} */ (this.#part("language"));
    const spoken = section.selectedOptions[0]?.dataset.languages?.split(" ") ?? [];
    if (event.target === section && spoken[0] && !spoken.includes(language.value)) language.value = spoken[0];
    this.#draw();
  }

  #draw() {
    const kind = this.#chosen("kind");
    const isCounter = kind === "counter" || kind === "bar";
    for (const part of this.querySelectorAll("[data-for]")) {
      part.toggleAttribute("hidden", !part.getAttribute("data-for")?.split(" ").includes(kind));
    }
    const look = { theme: this.#chosen("theme"), accent: this.#chosen("colour") };
    const of = { case: this.#chosen("case"), lang: this.#chosen("language") };
    const element = isCounter
      ? { name: "marathon-counter", attributes: { ...of, variant: kind === "bar" ? "bar" : "" } }
      : { name: "marathon-petition", attributes: { ...of, section: this.#chosen("section"), ...look } };
    this.#preview(element.name, element.attributes);
    const kept = isCounter ? kind : of.case === "all" ? "all" : "petition";
    const style = KEPT[/** @type {keyof typeof KEPT} */ (kept)];
    // A link, in case the script is blocked, for feeds, and for editors that keep only links.
    const link = tag("a", { href: this.#page(of) }, wordsIn(of.lang).link);
    const shown =
      kind === "frame"
        ? this.#frame(of, look, link)
        : `${this.#script()}\n${tag(element.name, { ...element.attributes, style }, link)}`;
    // Every editor knows a `div`, so it is aligned like the text.
    this.#part("line").textContent = kind === "counter" ? shown : `<div>${shown}</div>`;
  }

  /** Changes the element that is there, if it is of the same kind, so that text typed into it stays. */
  #preview(/** @type {string} */ name, /** @type {Record<string, string>} */ attributes) {
    const place = /** @type {HTMLElement} */ (this.querySelector(".embed-preview"));
    let shown = place.firstElementChild;
    if (shown?.localName !== name) {
      shown = document.createElement(name);
      place.replaceChildren(shown);
    }
    for (const [key, value] of Object.entries(attributes)) {
      if (shown.getAttribute(key) !== value) shown.setAttribute(key, value);
    }
  }

  #script() {
    const { site, pinned, integrity } = this.dataset;
    const isPinned = /** @type {HTMLInputElement} */ (this.#part("pinned")).checked;
    return isPinned
      ? `<script async src=${quoted(site + (pinned ?? ""))} integrity=${quoted(integrity ?? "")} crossorigin="anonymous"></script>`
      : `<script async src=${quoted(`${site}/embed.js`)}></script>`;
  }

  /** The page of the site with more to read than the petition. */
  #page(/** @type {{ lang: string }} */ of) {
    const chosen = /** @type {HTMLSelectElement} */ (this.#part("case")).selectedOptions[0];
    return `${this.dataset.site}/${of.lang}/${chosen?.dataset.page}${this.#source()}`;
  }

  /** The query that names the partner's site in the address of a page: from `?` on, or empty. */
  #source() {
    const host = hostOf(this.#chosen("host"));
    return host && `?source=${host}`;
  }

  #frame(
    /** @type {{ case: string, lang: string }} */ of,
    /** @type {{ theme: string, accent: string }} */ look,
    /** @type {string} */ link,
  ) {
    const query = new URLSearchParams(this.#source());
    if (look.theme !== "auto") query.set("theme", look.theme);
    query.set("accent", look.accent.replace("#", ""));
    const attributes = {
      src: `${this.dataset.site}/embed/${this.#chosen("section")}/${of.lang}/${of.case}?${query}`,
      title: this.dataset.title ?? "",
      width: "100%",
      height: String(of.case === "all" ? allOnPhones : oneOnPhones),
      style: "display:block;border:0",
      loading: "lazy",
      // Only the site, not the page: this is stored with each signing.
      referrerpolicy: "strict-origin",
      sandbox: "allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox allow-same-origin",
    };
    return tag("iframe", attributes, link);
  }

  async #copy(/** @type {Event} */ event) {
    const button = event.target;
    if (!(button instanceof HTMLButtonElement)) return;
    const line = /** @type {HTMLTextAreaElement} */ (this.#part("line"));
    const outcome = /** @type {HTMLElement} */ (this.querySelector("[role=status]"));
    try {
      await navigator.clipboard.writeText(line.value);
      outcome.textContent = button.dataset.copied ?? "";
    } catch {
      line.select();
    }
  }
}

customElements.define("embed-builder", EmbedBuilder);
