// <marathon-counter case="…" lang="…" variant="bar">: a live number, without a frame. Partners can style
// its parts (text, number, label, track, fill, goal).
// @ts-check
import { follow } from "./counts.js";
import { COUNTER } from "./style.js";
import { languageOf, spoken, wordsIn } from "./words.js";

/** @typedef {import("./counts.js").Counts} Counts */

/**
 * @param {string} tag
 * @param {string} name
 */
function part(tag, name) {
  const element = document.createElement(tag);
  element.part.add(name);
  return element;
}

/**
 * The first of 1, 2.5, 5 times a power of ten above the count, from 100 on.
 * @param {number} count
 */
function goalAbove(count) {
  for (let power = 100; ; power *= 10) {
    const goal = [power, power * 2.5, power * 5].find((goal) => goal > count);
    if (goal) return goal;
  }
}

export class MarathonCounter extends HTMLElement {
  static observedAttributes = ["case", "lang", "variant"];

  #slot = document.createElement("slot");
  #text = part("span", "text");
  #number = part("span", "number");
  #label = part("span", "label");
  #track = part("div", "track");
  #fill = part("div", "fill");
  #goal = part("span", "goal");
  /** @type {Counts | undefined} */
  #counts;
  /** The last name that was reported as no petition. */
  #unknown = "";
  /** @type {() => void} */
  #unfollow = () => {};

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [COUNTER];
    this.#text.append(this.#slot, this.#number, " ", this.#label);
    this.#track.role = "progressbar";
    this.#track.append(this.#fill);
    root.append(this.#text, this.#track, this.#goal);
  }

  connectedCallback() {
    // The copied line has reserved the space until now; from now on the styles of the shadow root
    // do.
    this.style.removeProperty("min-height");
    this.#draw();
    this.#unfollow = follow((counts) => {
      this.#counts = counts;
      this.#draw();
    });
  }

  disconnectedCallback() {
    this.#unfollow();
  }

  attributeChangedCallback() {
    if (this.isConnected) this.#draw();
  }

  /** The count, once the counts are known. A name without a count is reported as no petition. */
  #count() {
    if (!this.#counts) return undefined;
    const name = this.getAttribute("case") ?? "all";
    const { petitions, total } = this.#counts;
    const ofOne = Object.hasOwn(petitions, name) ? petitions[name] : undefined;
    const count = name === "all" ? total : ofOne;
    if (Number.isSafeInteger(count)) return count;
    if (this.#unknown !== name) {
      this.#unknown = name;
      const detail = { reason: "attributes" };
      this.dispatchEvent(new CustomEvent("marathon:error", { bubbles: true, detail }));
    }
    return undefined;
  }

  #draw() {
    const hasBar = this.getAttribute("variant") === "bar";
    const count = this.#count();
    this.#slot.hidden = count !== undefined;
    const isNone = this.#counts && count === undefined;
    this.#track.hidden = this.#goal.hidden = !hasBar || !!isNone;
    this.#number.hidden = this.#label.hidden = count === undefined;
    if (count === undefined) return;
    // Number and noun are in the same language as the words.
    const language = spoken(languageOf(this));
    const words = wordsIn(language);
    const format = new Intl.NumberFormat(language);
    const plural = new Intl.PluralRules(language).select(count);
    this.#number.textContent = format.format(count);
    this.#label.textContent = words.signatures[plural] ?? words.signatures.other;
    const goal = goalAbove(count);
    this.#goal.textContent = words.goal.replace("{goal}", format.format(goal));
    this.#fill.style.setProperty("--part", `${(100 * count) / goal}%`);
    this.#track.ariaLabel = this.#goal.textContent;
    this.#track.ariaValueNow = String(count);
    this.#track.ariaValueMax = String(goal);
  }
}
