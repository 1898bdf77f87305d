/**
 * The JSON text of a parsed JSON value, as it was sent: however deep it is nested (`JSON.stringify` exhausts the
 * stack at some thousand levels), and with numbers too large for a double still numbers (`1e999`, not `null`).
 */
export const jsonText = (value: unknown): string => {
  const text = manyPieces();
  const pending: (Open | Closing)[] = [];
  const write = (next: unknown): void => {
    if (typeof next !== "object" || next === null) text.add(scalarText(next));
    else {
      const isList = Array.isArray(next);
      text.add(isList ? "[" : "{");
      pending.push({
        members: isList ? next : Object.values(next),
        keys: isList ? undefined : Object.keys(next),
        at: 0,
      });
    }
  };

  write(value);
  for (let open = pending.pop(); open !== undefined; open = pending.pop()) {
    if (typeof open === "string") {
      text.add(open);
      continue;
    }
    const { members, keys, at } = open;
    open.at += 1;
    // of what has no further member nothing is kept but its bracket: a body can be millions of levels deep
    pending.push(open.at < members.length ? open : keys === undefined ? "]" : "}");
    if (members.length === 0) continue;
    if (at > 0) text.add(",");
    if (keys !== undefined) text.add(`${JSON.stringify(keys[at])}:`);
    write(members[at]);
  }
  return text.whole();
};

/** A list or an object of which some members are still to be written. */
interface Open {
  readonly members: readonly unknown[];
  /** The members' names, in an object. */
  readonly keys: readonly string[] | undefined;
  at: number;
}

type Closing = "]" | "}";

const scalarText = (value: unknown): string => {
  if (value === Number.POSITIVE_INFINITY) return "1e999";
  if (value === Number.NEGATIVE_INFINITY) return "-1e999";
  return Object.is(value, -0) ? "-0" : JSON.stringify(value);
};

const piecesTogether = 10_000;

/** Joins pieces now and then: millions of them at once would weigh many times their text. */
const manyPieces = () => {
  const joined: string[] = [];
  let pieces: string[] = [];
  return {
    add: (piece: string): void => {
      pieces.push(piece);
      if (pieces.length < piecesTogether) return;
      joined.push(pieces.join(""));
      pieces = [];
    },
    whole: (): string => joined.join("") + pieces.join(""),
  };
};
