import * as t from "io-ts";
import { type Hour, isHour } from "./rawKey";

/** A UTC hour as text. */
export const hourCodec: t.Type<Hour, string, unknown> = new t.Type(
  "a UTC hour as 2026-03-01T18",
  (u): u is Hour => typeof u === "string" && isHour(u),
  (u, context) => (hourCodec.is(u) ? t.success(u) : t.failure(u, context, hourCodec.name)),
  t.identity,
);
