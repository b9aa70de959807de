// Names that `prerender` replaces with values.

/** The origin of the marathon. */
declare const MARATHON_SITE: string;

/** By language, the words in the partner's own page. */
declare const MARATHON_WORDS: Record<string, {
  /** The words of the link to a petition. */
  link: string;
  /** With `{goal}` in it. */
  goal: string;
  signatures: Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };
}>;

/** By width in pixels: the height of the tallest petition, and of the ten at once. The first width is 0. */
declare const MARATHON_HEIGHTS: [number, number, number][];
