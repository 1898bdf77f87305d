/** A list's members by a key, in the order in which they come. */
export const groupBy = <A>(
  list: readonly A[],
  keyOf: (member: A) => string,
): ReadonlyMap<string, readonly A[]> => {
  const groups = new Map<string, A[]>();
  for (const member of list) {
    const group = groups.get(keyOf(member));
    if (group === undefined) groups.set(keyOf(member), [member]);
    else group.push(member);
  }
  return groups;
};
