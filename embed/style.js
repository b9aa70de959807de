// The elements' own styles, as sheets of their shadow roots: no page's Content-Security-Policy minds.
// @ts-check

/** @param {string} css */
function sheet(css) {
  const made = new CSSStyleSheet();
  // What is hidden takes no room, whatever else is said of it.
  made.replaceSync(`[hidden] { display: none !important; } ${css}`);
  return made;
}

const KEPT = MARATHON_HEIGHTS.map(
  ([width, one, all]) =>
    `@container (min-width: ${width}px) { iframe { --one: ${one}px; --all: ${all}px; } }`,
);

// What a frame needs is kept free from the start, by its width, so that nothing moves when it has come. The place
// that is measured has no width of its own to offer, so the line above it, without height, says how wide a petition
// wants to be: 800 pixels, and 280 at least. That is what counts where a page gives the element the width of
// its content (pop-ups, floats, tables, columns that centre).
export const PETITION = sheet(`
:host { display: block; min-inline-size: min(280px, 100%); }
:host([hidden]) { display: none; }
.width { display: grid; grid-template-columns: minmax(280px, 800px); block-size: 0; overflow: hidden; }
.place { container-type: inline-size; }
iframe { display: block; inline-size: 100%; border: 0; block-size: max(var(--one), var(--height, 0px)); }
:host([case="all"]) iframe { block-size: max(var(--all), var(--height, 0px)); }
:host iframe[data-exact] { block-size: var(--height); }
${KEPT.join("")}
`);

// Without a bar it stands in the line, and keeps the height of one until the number comes.
export const COUNTER = sheet(`
:host([variant="bar"]) { display: block; }
:host([hidden]) { display: none; }
[part="text"]::before { content: "\\200b"; }
:host([variant="bar"]) [part="text"] { display: block; min-block-size: 1lh; }
[part="number"] { font-weight: 700; font-variant-numeric: tabular-nums; }
[part="track"] { block-size: var(--marathon-bar-size, 0.625rem); margin-block: 0.25em;
  border: 1px solid; background: var(--marathon-track, transparent); }
[part="fill"] { block-size: 100%; inline-size: var(--part, 0%); background: var(--marathon-fill, #ffd21f); }
[part="goal"] { display: block; min-block-size: 1lh; font-size: 0.875em; }
`);
