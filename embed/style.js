// The elements' own styles, as sheets of their shadow roots, which every Content-Security-Policy
// allows.
// @ts-check

/** @param {string} css */
function sheet(css) {
  const made = new CSSStyleSheet();
  // Hidden elements take no space, whatever other rules say.
  made.replaceSync(`[hidden] { display: none !important; } ${css}`);
  return made;
}

const KEPT = MARATHON_HEIGHTS.map(
  ([width, one, all]) =>
    `@container (min-width: ${width}px) { iframe { --one: ${one}px; --all: ${all}px; } }`,
);

// The frame's height is reserved from the start, by its width, so that nothing moves when the frame
// comes. The measured element has no width of its own, so the line above it, without height, sets
// the preferred width: 800 pixels, and at least 280. That matters if a page gives the element the
// width of its content (pop-ups, floats, tables, columns that centre).
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

// Without a bar the counter is inline, and keeps the height of a line until the number comes.
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
