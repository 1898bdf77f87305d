import { gunzipSync } from "node:zlib";
import type { APIGatewayProxyEventV2 } from "aws-lambda";
import type { SentDataset } from "./sentDataset";

/** One record of a batch as it was sent. */
export type SentRecord =
  | { readonly kind: "json"; readonly value: unknown }
  /** A line that is no JSON. */
  | { readonly kind: "text"; readonly text: string };

/** The records that a request's body holds, a dataset's, read without a line of the product's code. */
export const sentRecords = (event: APIGatewayProxyEventV2, { name }: SentDataset): readonly SentRecord[] => {
  const sent = Buffer.from(event.body ?? "", event.isBase64Encoded ? "base64" : "utf8");
  const inflated = sent[0] === 0x1f && sent[1] === 0x8b ? gunzipSync(sent) : sent;
  const text = inflated.toString("utf8").replace(/^\ufeff/, "");
  const whole = read(text);
  if (whole.kind === "json") return valuesOf(whole.value, name).map((value) => ({ kind: "json", value }));
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map(read);
};

const valuesOf = (value: unknown, name: string): readonly unknown[] => {
  if (Array.isArray(value)) return value;
  const records: unknown =
    typeof value === "object" && value !== null && Object.hasOwn(value, name)
      ? (value as Readonly<Record<string, unknown>>)[name]
      : undefined;
  return Array.isArray(records) ? records : [value];
};

const read = (text: string): SentRecord => {
  try {
    return { kind: "json", value: JSON.parse(text) };
  } catch {
    return { kind: "text", text };
  }
};
