/** How strongly a place is coloured, between --plot-low and --plot-high, and which text is read upon it. */
export interface Heat {
  /** Of --plot-high, in percent. */
  readonly percent: number;
  /** Whether text upon it takes the colour of the page instead of the text's. */
  readonly strong: boolean;
}

/**
 * The heat of a share of the largest, from 0 to 1. No heat lies in the middle where neither text could be read: the weaker half goes up
 * to where text in --text still can, the stronger starts where text in --surface-raised can.
 */
export const heat = (share: number): Heat => {
  const within = Math.min(1, Math.max(0, Number.isFinite(share) ? share : 0));
  return within < 0.5
    ? { percent: Math.round(within * 2 * weakestUpTo), strong: false }
    : { percent: Math.round(strongFrom + (within - 0.5) * 2 * (100 - strongFrom)), strong: true };
};

/** Percent of --plot-high; held to the tokens of both themes by a test. */
const weakestUpTo = 38;
const strongFrom = 74;
