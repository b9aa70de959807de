// What `prerender` writes in the place of these names.

/** The origin of the marathon. */
declare const MARATHON_SITE: string;

/** By language, what stands in the partner's own page. */
declare const MARATHON_WORDS: Record<string, {
  /** What the link to a petition says. */
  link: string;
  /** With `{goal}` in it. */
  goal: string;
  signatures: Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };
}>;

/** By width in pixels: the height of the highest petition, and of the ten at once. The first width is 0. */
declare const MARATHON_HEIGHTS: [number, number, number][];
