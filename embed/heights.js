// How much room petitions need. A file of its own, because the page for partners has no use for the sheets
// of `style.js`.
// @ts-check

/**
 * From a width on, the height of the highest petition, and of the ten at once, in any language.
 * `tests/journeys/embed/layout.rs` measures all of them against these.
 */
export const HEIGHTS = [
  [0, 2100, 3520],
  [320, 1790, 3190],
  [360, 1630, 2990],
  [432, 1370, 2560],
  [480, 1300, 2460],
  [560, 1240, 2370],
  [640, 1190, 2220],
  [736, 1175, 2420],
  [800, 1130, 2350],
];
