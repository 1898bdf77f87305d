/** A value and how one says where it stands: a day, an hour, a dish. */
export interface NamedValue {
  readonly name: string;
  readonly value: number | null;
}

/**
 * One sentence without its full stop, for those who do not see a chart: "highest 1,204 on Sat 14 Mar, lowest 310 on Mon 2 Mar, latest
 * 890 on Sun 29 Mar".
 */
export const valuesSummary = (
  values: readonly NamedValue[],
  format: (value: number) => string,
  { joint = "on", latest = true }: { readonly joint?: string; readonly latest?: boolean } = {},
): string => {
  const known = values.filter((each): each is { name: string; value: number } => isNumber(each.value));
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return "no values";
  const told = (each: { name: string; value: number }): string =>
    `${format(each.value)} ${joint} ${each.name}`;
  if (known.length === 1) return told(first);
  const highest = known.reduce((best, each) => (each.value > best.value ? each : best));
  const lowest = known.reduce((best, each) => (each.value < best.value ? each : best));
  if (highest.value === lowest.value) return `${format(first.value)} throughout`;
  const ends = `highest ${told(highest)}, lowest ${told(lowest)}`;
  return latest && last !== highest && last !== lowest ? `${ends}, latest ${told(last)}` : ends;
};

const isNumber = (value: number | null): value is number => value !== null && Number.isFinite(value);
