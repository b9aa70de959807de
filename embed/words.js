// The few words that stand in the partner's own page. All others are in the frame.
// @ts-check

/** @typedef {{ link: string, goal: string, signatures: Partial<Record<Intl.LDMLPluralRule, string>> & { other: string } }} Words */

/** @type {Record<string, Words>} */
const WORDS = {
  fr: {
    link: "Signer la pétition",
    goal: "Prochain cap\u00a0: {}",
    signatures: { one: "signature", many: "de signatures", other: "signatures" },
  },
  en: {
    link: "Sign the petition",
    goal: "Next goal: {}",
    signatures: { one: "signature", other: "signatures" },
  },
  es: {
    link: "Firmar la petición",
    goal: "Próxima meta: {}",
    signatures: { one: "firma", many: "de firmas", other: "firmas" },
  },
  ar: {
    link: "وقِّع العريضة",
    goal: "الهدف التالي: {}",
    signatures: { one: "توقيع", two: "توقيعان", few: "توقيعات", many: "توقيعًا", other: "توقيع" },
  },
};

/**
 * The language of an element: its own, or that of the page around it.
 * @param {HTMLElement} element
 */
export function languageOf(element) {
  const own = element.getAttribute("lang");
  const around = element.parentElement?.closest("[lang]")?.getAttribute("lang");
  const known = around?.slice(0, 2).toLowerCase() ?? "";
  return own ?? (known in WORDS ? known : "en");
}

/**
 * The words of a language, or else the English ones.
 * @param {string} language
 */
export function wordsIn(language) {
  return WORDS[language] ?? WORDS.en;
}
