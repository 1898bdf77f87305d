import { type KnownText, knownText } from "./scan/knownText";

/** What an object on a line says: its members by the positions of their fields. It is filled anew for each line. */
export interface Members {
  /** The positions of those that it has, the first `count` of them. */
  readonly present: Uint8Array;
  count: number;
  /** Texts, and free-form objects as their JSON. Undefined where there is none, or one that stands in `starts` and `ends`. */
  readonly texts: (KnownText | undefined)[];
  /** Numbers and instants; NaN where there is none. */
  readonly numbers: Float64Array;
  /** Where the UTF-8 of texts stands of which no string was made; begins with -1 where there is none. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

export const noMembers = (size: number): Members => ({
  present: new Uint8Array(size),
  count: 0,
  texts: new Array<KnownText | undefined>(size).fill(undefined),
  numbers: new Float64Array(size).fill(Number.NaN),
  starts: new Int32Array(size).fill(-1),
  ends: new Int32Array(size),
});

export const clearMembers = (members: Members): void => {
  const { present, texts, numbers, starts } = members;
  for (let index = 0; index < members.count; index++) {
    const position = present[index] as number;
    texts[position] = undefined;
    numbers[position] = Number.NaN;
    starts[position] = -1;
  }
  members.count = 0;
};

/** True where the object has a member. */
export const hasMember = (members: Members, position: number): boolean =>
  members.texts[position] !== undefined ||
  !Number.isNaN(members.numbers[position]) ||
  members.starts[position] !== -1;

/** Fills in a decoded record. */
export const fillMembers = (members: Members, names: readonly string[], record: object): void => {
  clearMembers(members);
  names.forEach((name, position) => {
    const value = (record as Readonly<Record<string, unknown>>)[name];
    if (value === undefined) return;
    members.present[members.count++] = position;
    if (typeof value === "number") members.numbers[position] = value;
    else members.texts[position] = knownText(typeof value === "string" ? value : JSON.stringify(value));
  });
};
