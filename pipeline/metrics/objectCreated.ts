import * as t from "io-ts";
import { unquoted } from "../event/decode";
import { parseJson } from "../event/parseJson";
import type { ObjectKey } from "../storage/objectStore";

const rule = "a notification of S3";

/** What S3 says when a queue is connected, once and of no object. */
const TestEvent = t.type({ Event: t.literal("s3:TestEvent") });

const Notification = t.type({
  Records: t.array(
    t.type({
      eventName: t.string,
      s3: t.type({ object: t.type({ key: t.string }) }),
    }),
  ),
});

/**
 * The body of a message by which S3 tells of new objects ⇄ their keys. What S3 tells of other things, of removals and
 * of itself, names no new object.
 */
export const ObjectCreated: t.Type<readonly ObjectKey[], string, unknown> = unquoted(
  new t.Type<readonly ObjectKey[], string, unknown>(
    rule,
    t.array(t.string).is,
    (u, context) => {
      const parsed = typeof u === "string" ? parseJson(u, rule) : undefined;
      if (parsed?.kind !== "valid") return t.failure(u, context, rule);
      if (TestEvent.is(parsed.value)) return t.success([]);
      if (!Notification.is(parsed.value)) return t.failure(u, context, rule);
      const created = parsed.value.Records.filter(({ eventName }) => eventName.startsWith("ObjectCreated:"));
      const keys = created.map(({ s3 }) => decodedKey(s3.object.key)).filter((key) => key !== undefined);
      return keys.length === created.length ? t.success(keys) : t.failure(u, context, rule);
    },
    (keys) =>
      JSON.stringify({
        Records: keys.map((key) => ({
          eventName: "ObjectCreated:Put",
          s3: { object: { key: encodedKey(key) } },
        })),
      }),
  ),
);

/** S3 writes a key as a form does: a blank as `+`, what is no plain letter in percent. */
const encodedKey = (key: ObjectKey): string =>
  key.split("/").map(encodeURIComponent).join("/").replaceAll("%20", "+");

const decodedKey = (key: string): ObjectKey | undefined => {
  try {
    return decodeURIComponent(key.replaceAll("+", " "));
  } catch {
    return undefined;
  }
};
