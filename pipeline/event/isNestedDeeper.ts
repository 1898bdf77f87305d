/** True when lists and objects are within each other on more than so many levels. Never recurses itself. */
export const isNestedDeeper = (value: unknown, levels: number): boolean => {
  const pending = [{ value, level: 1 }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { value: container, level } = next;
    if (typeof container !== "object" || container === null) continue;
    if (level > levels) return true;
    for (const member of Object.values(container))
      if (typeof member === "object") pending.push({ value: member, level: level + 1 });
  }
  return false;
};
