// The marathon's address. The build writes it into the script, so that the script may be anywhere:
// copied, combined with others, inlined.
// @ts-check

/** The origin of the marathon. */
export const SITE = MARATHON_SITE;
