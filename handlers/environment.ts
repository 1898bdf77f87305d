import type * as t from "io-ts";
import { decode } from "../pipeline/event/decode";

/** Decodes a function's environment variables at load; what is wrong with them stops it there, by name. */
export const decodeEnvironment = <A>(
  codec: t.Type<A, unknown, unknown>,
  variables: Readonly<Record<string, string | undefined>>,
): A => {
  const decoded = decode(codec, variables);
  if (decoded.kind === "valid") return decoded.value;
  throw new Error(`environment of ${codec.name}: ${decoded.errors.join("; ")}`);
};
