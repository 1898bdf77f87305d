import type { Mutation } from "./mutation";

/** A source without its guard, or why that cannot be had. */
export type Mutated =
  | { readonly kind: "mutated"; readonly text: string }
  | { readonly kind: "unfit"; readonly reason: string };

/** Removes a guard from the text of its source. */
export const mutate = (text: string, { file, find, replace }: Mutation): Mutated => {
  const times = text.split(find).length - 1;
  if (times !== 1)
    return { kind: "unfit", reason: `its text is in ${file} ${times} times, and must be there once` };
  return find === replace
    ? { kind: "unfit", reason: "it changes nothing" }
    : { kind: "mutated", text: text.replace(find, () => replace) };
};
