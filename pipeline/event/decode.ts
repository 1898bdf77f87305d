import * as either from "fp-ts/Either";
import * as t from "io-ts";
import { shownValue } from "./shownValue";

/** What a decode gives: the value, or every reason why there is none. */
export type Decoded<A> =
  | { readonly kind: "valid"; readonly value: A }
  | { readonly kind: "invalid"; readonly errors: readonly string[] };

/** Decodes with any io-ts codec; failures become sentences that name the field, the rule and the value. */
export const decode = <A, I>(codec: t.Decoder<I, A>, input: I): Decoded<A> => {
  const decoded = codec.decode(input);
  return either.isRight(decoded)
    ? { kind: "valid", value: decoded.right }
    : { kind: "invalid", errors: [...new Set(decoded.left.map((error) => sentence(error, quoted)))] };
};

/** The same codec for what may hold a secret: what it refuses is not quoted. */
export const unquoted = <A, O>(codec: t.Type<A, O, unknown>): t.Type<A, O, unknown> =>
  new t.Type(
    codec.name,
    codec.is,
    (u, context) => {
      const decoded = codec.validate(u, context);
      if (either.isRight(decoded)) return decoded;
      return t.failures(
        decoded.left.map((error) => ({ ...error, message: sentence(error, () => "which this is not") })),
      );
    },
    codec.encode,
  );

const quoted = (value: unknown): string => `not ${shownValue(value)}`;

/** `alarms.emails: …`; a name that is no word stands in quotes. */
const namesItsField = /^(?:\w+\.)*(?:\w+|"[^"]*"): /;

const sentence = (error: t.ValidationError, shown: (value: unknown) => string): string => {
  if (error.message !== undefined && namesItsField.test(error.message)) return error.message;
  const path = error.context
    .map(({ key }) => key)
    .filter((key) => key !== "" && !/^\d+$/.test(key))
    .join(".");
  const expected = error.message ?? error.context.at(-1)?.type.name ?? "a valid value";
  const actual = error.value === undefined ? "it is missing" : shown(error.value);
  return `${path || "value"}: must be ${expected}, ${actual}`;
};
