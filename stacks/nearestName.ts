/** The name that was most likely meant by a misspelt one; undefined where none is near. */
export const nearestName = (misspelt: string, names: readonly string[]): string | undefined => {
  const near = names
    .map((name) => ({ name, distance: distanceBetween(misspelt.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, distance }) => distance <= Math.min(2, Math.floor(name.length / 3)))
    .sort((a, b) => a.distance - b.distance);
  return near[0]?.name;
};

/** How many letters must be put in, taken out, or put in another's place, to make one text of the other. */
const distanceBetween = (one: string, other: string): number => {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [i, letter] of [...one].entries()) {
    const next = [i + 1];
    for (let j = 1; j <= other.length; j++)
      next[j] = Math.min(
        (next[j - 1] as number) + 1,
        (row[j] as number) + 1,
        (row[j - 1] as number) + (letter === other[j - 1] ? 0 : 1),
      );
    row = next;
  }
  return row[other.length] as number;
};
