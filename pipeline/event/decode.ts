import { either } from "fp-ts";
import type * as t from "io-ts";

/** What a decode gives: the value, or every reason why there is none. */
export type Decoded<A> =
  | { readonly kind: "valid"; readonly value: A }
  | { readonly kind: "invalid"; readonly errors: readonly string[] };

/** Decodes with any io-ts codec; failures become sentences that name the field and the rule. */
export const decode = <A, I>(codec: t.Decoder<I, A>, input: I): Decoded<A> => {
  const decoded = codec.decode(input);
  return either.isRight(decoded)
    ? { kind: "valid", value: decoded.right }
    : { kind: "invalid", errors: [...new Set(decoded.left.map(sentence))] };
};

const sentence = (error: t.ValidationError): string => {
  if (error.message !== undefined && /^[\w.]+: /.test(error.message)) return error.message;
  const path = error.context
    .map(({ key }) => key)
    .filter((key) => key !== "" && !/^\d+$/.test(key))
    .join(".");
  const expected = error.message ?? error.context.at(-1)?.type.name ?? "a valid value";
  const actual = error.value === undefined ? "it is missing" : `not ${JSON.stringify(error.value)}`;
  return `${path || "value"}: must be ${expected}, ${actual}`;
};
