import * as t from "io-ts";

const rule = "a table's name, 3 to 255 letters, digits, dots, dashes and underscores";

/** A DynamoDB table's name. */
export const TableName: t.Type<string, string, unknown> = new t.Type<string, string, unknown>(
  rule,
  (u): u is string => typeof u === "string" && /^[A-Za-z0-9_.-]{3,255}$/.test(u),
  (u, context) => (TableName.is(u) ? t.success(u) : t.failure(u, context, rule)),
  t.identity,
);
