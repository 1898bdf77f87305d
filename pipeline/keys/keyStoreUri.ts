import * as t from "io-ts";
import { TableName } from "../storage/tableName";

/** Where the records of keys are kept. */
export type KeyStoreUri =
  | { readonly kind: "dynamodb"; readonly table: string }
  /** `folder` is an absolute path; it holds one file a key. */
  | { readonly kind: "dir"; readonly folder: string };

const rule = "dynamodb:TABLE, or dir:/FOLDER";

/** `dynamodb:table` or `dir:/folder` ⇄ {@link KeyStoreUri}. */
export const KeyStoreUri = new t.Type<KeyStoreUri, string, unknown>(
  rule,
  (u): u is KeyStoreUri =>
    typeof u === "object" &&
    u !== null &&
    "kind" in u &&
    ((u.kind === "dynamodb" && "table" in u && TableName.is(u.table)) ||
      (u.kind === "dir" && "folder" in u && isAbsolute(u.folder))),
  (u, context) => {
    const [, scheme, place = ""] = /^(dynamodb|dir):(.+)$/s.exec(typeof u === "string" ? u : "") ?? [];
    if (scheme === "dynamodb" && TableName.is(place)) return t.success({ kind: "dynamodb", table: place });
    if (scheme === "dir" && isAbsolute(place)) return t.success({ kind: "dir", folder: place });
    return t.failure(u, context, rule);
  },
  (uri) => (uri.kind === "dynamodb" ? `dynamodb:${uri.table}` : `dir:${uri.folder}`),
);

const isAbsolute = (u: unknown): u is string => typeof u === "string" && /^\/[^\0]*$/.test(u);
