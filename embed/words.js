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
 * The language of an element: its own, or that of the page around it, or English.
 * @param {HTMLElement} element
 */
export function languageOf(element) {
  const around = beginning(element.parentElement?.closest("[lang]")?.getAttribute("lang"));
  return beginning(element.getAttribute("lang")) ?? (Object.hasOwn(WORDS, around ?? "") ? around : undefined) ?? "en";
}

/**
 * What a language is called at the beginning of a tag: `fr` of `fr-CA`, and of `fr_FR`, which is none.
 * @param {string | null | undefined} tag
 */
function beginning(tag) {
  return /^[a-z]{2}(?=[-_]|$)/i.exec(tag ?? "")?.[0].toLowerCase();
}

/**
 * The words of a language, or else the English ones.
 * @param {string} language
 */
export function wordsIn(language) {
  return Object.hasOwn(WORDS, language) ? WORDS[language] : WORDS.en;
}
