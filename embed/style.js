// The elements' own styles, as sheets of their shadow roots: no page's Content-Security-Policy minds.
// @ts-check
import { HEIGHTS } from "./heights.js";

/** @param {string} css */
function sheet(css) {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
}

const KEPT = HEIGHTS.map(
  ([width, one, all]) =>
    `@container (min-width: ${width}px) { iframe { --one: ${one}px; --all: ${all}px; } }`,
);

// What a frame needs is kept free from the start, by its width, so that nothing moves when it has come.
export const PETITION = sheet(`
:host { display: block; container-type: inline-size; min-inline-size: min(17.5rem, 100%); }
:host([hidden]), [hidden] { display: none; }
iframe { display: block; inline-size: 100%; border: 0; block-size: max(var(--one), var(--height, 0px)); }
:host([case="all"]) iframe { block-size: max(var(--all), var(--height, 0px)); }
:host iframe[data-exact] { block-size: var(--height); }
${KEPT.join("")}
`);

export const COUNTER = sheet(`
:host { display: block; }
:host([hidden]), [hidden] { display: none; }
[part="text"] { display: block; min-block-size: 1lh; }
[part="number"] { font-weight: 700; font-variant-numeric: tabular-nums; }
[part="track"] { block-size: var(--marathon-bar-size, 0.625rem); margin-block: 0.25em;
  border: 1px solid; background: var(--marathon-track, transparent); }
[part="fill"] { block-size: 100%; inline-size: var(--part, 0%); background: var(--marathon-fill, #ffd21f); }
[part="goal"] { display: block; min-block-size: 1lh; font-size: 0.875em; }
`);
