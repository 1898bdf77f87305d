/** No value. */
export const none = "–";

/** The minus of numbers, as long as the plus. */
export const minus = "−";
