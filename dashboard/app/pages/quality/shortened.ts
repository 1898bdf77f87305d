/** Multiples and means to three significant digits. */
export const shortened = (value: number): number => Number(value.toPrecision(3));
