/** The default of the reports. */
export const usualWithinDays = 30;

/** What an address asks for; the usual where that is nothing that the reports know. */
export const askedWithinDays = (asked: string | undefined): number => {
  const days = asked !== undefined && /^[1-9]\d{0,2}$/.test(asked) ? Number(asked) : 0;
  return days >= 1 && days <= 730 ? days : usualWithinDays;
};

/** Within how many days coming back may count, as it is offered; what is asked for is among them. */
export const offeredWithinDays = (asked: number): readonly number[] =>
  [...new Set([7, 14, 30, 60, 90, 180, 365, asked])].toSorted((one, other) => one - other);
