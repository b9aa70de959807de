// Where the marathon is. The build writes it in, so that the script may lie anywhere: copied, combined with
// others, inlined.
// @ts-check

/** The origin of the marathon. */
export const SITE = MARATHON_SITE;
