import * as t from "io-ts";

/** Where a queue is. */
export type MessageQueueUri =
  | { readonly kind: "sqs"; readonly url: string }
  | { readonly kind: "dir"; readonly folder: string };

const rule = "the address of a queue of SQS, https://…/ACCOUNT/NAME, or file:///FOLDER";

/** `https://sqs.REGION.amazonaws.com/ACCOUNT/NAME`, or `file:///folder`, percent-encoded ⇄ {@link MessageQueueUri}. */
export const MessageQueueUri = new t.Type<MessageQueueUri, string, unknown>(
  rule,
  (u): u is MessageQueueUri =>
    typeof u === "object" &&
    u !== null &&
    "kind" in u &&
    ((u.kind === "sqs" && "url" in u && typeof u.url === "string") ||
      (u.kind === "dir" && "folder" in u && typeof u.folder === "string")),
  (u, context) => {
    const text = typeof u === "string" ? u : "";
    if (/^https:\/\/[a-z0-9.-]+\/\d{12}\/[A-Za-z0-9_-]{1,80}$/.test(text))
      return t.success({ kind: "sqs", url: text });
    const folder = decodedPath(/^file:\/\/(\/.+?)\/*$/.exec(text)?.[1] ?? "");
    return folder ? t.success({ kind: "dir", folder }) : t.failure(u, context, rule);
  },
  (uri) => (uri.kind === "sqs" ? uri.url : `file://${encodeURI(uri.folder)}`),
);

const decodedPath = (path: string): string | undefined => {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
};
