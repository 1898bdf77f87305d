import * as either from "fp-ts/Either";
import * as t from "io-ts";
import { isJsonObject } from "../event/fieldType";
import { strangerErrors } from "./strangerErrors";

// biome-ignore lint/suspicious/noExplicitAny: a codec both takes and gives its type, so only `any` admits every part
type Parts = Readonly<Record<string, t.Type<any, unknown, unknown>>>;

/**
 * The codec of a JSON object of these parts. A part that is left out is what its codec makes of `{}`; an unknown name is
 * refused. Encodes to no more than what differs from the defaults.
 */
export const partsWithDefaults = <P extends Parts>(
  name: string,
  parts: P,
): t.Type<{ readonly [K in keyof P]: t.TypeOf<P[K]> }, unknown, unknown> => {
  type Whole = { readonly [K in keyof P]: t.TypeOf<P[K]> };

  const validate: t.Validate<unknown, Whole> = (u, context) => {
    if (!isJsonObject(u)) return t.failure(u, context);
    const errors = [...strangerErrors(u, context, Object.keys(parts))];
    const whole: Record<string, unknown> = {};
    for (const [key, codec] of Object.entries(parts)) {
      const value = u[key] ?? {};
      const decoded = codec.validate(value, t.appendContext(context, key, codec, value));
      if (either.isRight(decoded)) whole[key] = decoded.right;
      else errors.push(...decoded.left);
    }
    return errors.length > 0 ? t.failures(errors) : t.success(whole as Whole);
  };

  return new t.Type<Whole, unknown, unknown>(
    name,
    (u): u is Whole => isJsonObject(u) && Object.entries(parts).every(([key, codec]) => codec.is(u[key])),
    validate,
    (whole) =>
      Object.fromEntries(
        Object.entries(parts)
          .map(([key, codec]): [string, unknown] => [key, codec.encode(whole[key])])
          .filter(([, value]) => !isJsonObject(value) || Object.keys(value).length > 0),
      ),
  );
};
