// The few words that are in the partner's own page, from the content of each language. All other
// words are in the frame.
// @ts-check

const WORDS = MARATHON_WORDS;
const DEFAULT = "en" in WORDS ? "en" : (Object.keys(WORDS)[0] ?? "");

/**
 * The language of an element: its own, or that of the page around it if the marathon has it, or English.
 * @param {HTMLElement} element
 */
export function languageOf(element) {
  const around = beginning(element.parentElement?.closest("[lang]")?.getAttribute("lang"));
  return beginning(element.getAttribute("lang")) ?? spoken(around);
}

/**
 * The language at the beginning of a tag: `fr` of `fr-CA`, and also of `fr_FR`, which is not a
 * valid tag.
 * @param {string | null | undefined} tag
 */
function beginning(tag) {
  return /^[a-z]{2}(?=[-_]|$)/i.exec(tag ?? "")?.[0].toLowerCase();
}

/**
 * The language itself if the script has words in it, or else English.
 * @param {string | undefined} language
 */
export function spoken(language = "") {
  return Object.hasOwn(WORDS, language) ? language : DEFAULT;
}

/**
 * The words of a language, or else the English ones.
 * @param {string} language
 */
export function wordsIn(language) {
  return /** @type {NonNullable<typeof WORDS[string]>} */ (WORDS[spoken(language)]);
}
