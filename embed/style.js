// The elements' own styles, as sheets of their shadow roots: no page's Content-Security-Policy minds.
// @ts-check

/** @param {string} css */
function sheet(css) {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
}

// What a frame needs is kept free from the start, by its width, so that nothing moves when it has come.
// `tests/embed/layout.rs` measures every case in every language against these heights.
export const PETITION = sheet(`
:host { display: block; container-type: inline-size; min-inline-size: min(17.5rem, 100%); }
:host([hidden]) { display: none; }
iframe { display: block; inline-size: 100%; border: 0; block-size: max(var(--kept), var(--height, 0px)); }
iframe[data-acted] { block-size: var(--height); }
:host { --kept: 1640px; }
:host([case="all"]) { --kept: 3400px; }
@container (min-width: 340px) { iframe { --kept: 1460px; } }
@container (min-width: 560px) { iframe { --kept: 1300px; } }
@container (min-width: 760px) { iframe { --kept: 1010px; } }
[hidden] { display: none; }
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
