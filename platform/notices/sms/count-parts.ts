/** A message of one part holds this many characters; of several, each loses three to say which part it is. */
const ALONE = 70;
const OF_SEVERAL = 67;
/** The carriers put the signature (【大冶市民政局】) in front and count it. */
const SIGNATURE = 12;

export const PARTS_MAX = 4;

/**
 * How many parts a text is sent in, as carriers in China count: every sign is one of 70, Latin letters too. UTF-16
 * units, since that is how a rare character (two units) travels.
 */
export function countParts(text: string): number {
  const length = text.length + SIGNATURE;
  return length <= ALONE ? 1 : Math.ceil(length / OF_SEVERAL);
}

/** How long a text may be to stay within so many parts. */
export const lengthWithin = (parts: number): number => (parts === 1 ? ALONE : parts * OF_SEVERAL) - SIGNATURE;
