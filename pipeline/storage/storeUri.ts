import * as t from "io-ts";

/** Where a store is. */
export type StoreUri =
  | { readonly kind: "s3"; readonly bucket: string }
  /** `folder` holds the objects; `bucket` is the name that manifests call it by. */
  | { readonly kind: "dir"; readonly folder: string; readonly bucket: string };

const rule = "s3://BUCKET, or file:///FOLDER";

/** `s3://bucket` or `file:///folder`, percent-encoded ⇄ {@link StoreUri}. A folder's last segment is its bucket name. */
export const StoreUri = new t.Type<StoreUri, string, unknown>(
  rule,
  (u): u is StoreUri =>
    typeof u === "object" &&
    u !== null &&
    "kind" in u &&
    "bucket" in u &&
    typeof u.bucket === "string" &&
    (u.kind === "s3" || (u.kind === "dir" && "folder" in u && typeof u.folder === "string")),
  (u, context) => {
    const text = typeof u === "string" ? u : "";
    const bucket = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])$/.exec(text)?.[1];
    if (bucket !== undefined) return t.success({ kind: "s3", bucket });
    const folder = decodedPath(/^file:\/\/(\/.*?)\/*$/.exec(text)?.[1] ?? "");
    const name = folder?.split("/").at(-1);
    if (folder === undefined || !name) return t.failure(u, context, rule);
    return t.success({ kind: "dir", folder, bucket: name });
  },
  (uri) => (uri.kind === "s3" ? `s3://${uri.bucket}` : `file://${encodeURI(uri.folder)}`),
);

const decodedPath = (path: string): string | undefined => {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
};
