import * as t from "io-ts";

/** Of 50 that a resource can have; the rest is the house's and room for a platform's own. */
const mostTags = 40;

/** What all services take: some take more, but one that refuses stops an apply halfway. */
const tagText = /^[\p{L}\p{Z}\p{N}_.:/=+@-]*$/u;

const isTag = ([name, value]: readonly [string, unknown]): boolean =>
  tagText.test(name) &&
  name.length >= 1 &&
  name.length <= 128 &&
  !/^aws:/i.test(name) &&
  !["application", "environment", "managed-by"].includes(name) &&
  typeof value === "string" &&
  tagText.test(value) &&
  value.length <= 256;

const isTags = (u: unknown): u is Readonly<Record<string, string>> =>
  t.UnknownRecord.is(u) && Object.entries(u).length <= mostTags && Object.entries(u).every(isTag);

/** An installation's own tags: names and values that every service takes, and none of the house's own. */
export const tagTexts = new t.Type<Readonly<Record<string, string>>, unknown, unknown>(
  `an object of at most ${mostTags} names (to 128 characters, not aws:…, application, environment or managed-by) and ` +
    "values (to 256), of letters, digits, spaces and _ . : / = + - @",
  isTags,
  (u, context) => (isTags(u) ? t.success(u) : t.failure(u, context)),
  t.identity,
);
