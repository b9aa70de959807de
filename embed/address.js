// Makes the address of an element's frame from its attributes. Values that are not well formed
// never get into an address.
// @ts-check
import { SITE } from "./site.js";
import { languageOf } from "./words.js";

/**
 * The theme and colour that an element asks for; an empty text stands for the default.
 * @param {HTMLElement} element
 */
export function lookOf(element) {
  const theme = element.getAttribute("theme") ?? "";
  const accent = element.getAttribute("accent")?.replace("#", "") ?? "";
  return {
    theme: ["light", "dark"].includes(theme) ? theme : "",
    accent: /^[0-9a-f]{6}$/i.test(accent) ? accent : "",
  };
}

/**
 * The address of the petition's page; undefined if the attributes name no petition.
 * @param {HTMLElement} element
 */
export function pageOf(element) {
  const name = element.getAttribute("case") ?? "";
  const section = element.getAttribute("section") ?? "int";
  const language = languageOf(element);
  const sound =
    /^[a-z0-9-]{1,60}$/.test(name) && /^[a-z]{2,3}$/.test(section) && /^[a-z]{2}$/.test(language);
  return sound ? `${SITE}/embed/${section}/${language}/${name}` : undefined;
}

/**
 * The address of the frame, which names the page around it and its looks.
 * @param {string} page
 * @param {HTMLElement} element
 */
export function frameOf(page, element) {
  const { theme, accent } = lookOf(element);
  const query = new URLSearchParams({ host: location.origin });
  if (theme) query.set("theme", theme);
  if (accent) query.set("accent", accent);
  return `${page}?${query}`;
}
