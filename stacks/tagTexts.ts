import * as t from "io-ts";
import { shownValue } from "../pipeline/event/shownValue";
import { pathOf } from "./settings";

/** Of 50 that a resource can have; the rest is the house's and room for a platform's own. */
const mostTags = 40;

/** What all services take: some take more, but one that refuses stops an apply halfway. */
const tagText = /^[\p{L}\p{Z}\p{N}_.:/=+@-]*$/u;
const characters = "letters, digits, spaces and _ . : / = + - @";

const houseNames = ["application", "environment", "managed-by"];

const fits = (text: unknown, fewest: number, most: number): boolean =>
  typeof text === "string" && tagText.test(text) && text.length >= fewest && text.length <= most;

/** What is wrong with an object of tags, each with the name that it stands under. */
const mistakesIn = (tags: Readonly<Record<string, unknown>>): readonly (readonly [string, string])[] => [
  ...(Object.keys(tags).length > mostTags
    ? [["", `must be at most ${mostTags} tags, not ${Object.keys(tags).length}`] as const]
    : []),
  ...Object.entries(tags).flatMap(([name, value], at, all) => {
    const isTwin = (other: string) => other.toLowerCase() === name.toLowerCase();
    const twin = all.slice(0, at).find(([other]) => isTwin(other))?.[0];
    const under = (mistake: string) => [name, mistake] as const;
    return [
      ...(fits(name, 1, 128) ? [] : [under(`must have a name of 1 to 128 ${characters}`)]),
      ...(/^aws:/i.test(name) ? [under("must not begin with aws:, which is AWS's own")] : []),
      ...(houseNames.some(isTwin) ? [under(`must not be ${houseNames.join(", ")}, in any case`)] : []),
      ...(twin === undefined ? [] : [under(`must not differ from ${twin} in case only: IAM refuses both`)]),
      ...(fits(value, 0, 256)
        ? []
        : [under(`must be text of at most 256 ${characters}, not ${shownValue(value)}`)]),
    ];
  }),
];

const isTags = (u: unknown): u is Readonly<Record<string, string>> =>
  t.UnknownRecord.is(u) && mistakesIn(u).length === 0;

/** An installation's own tags: names and values that every service takes, and none of the house's own. */
export const tagTexts = new t.Type<Readonly<Record<string, string>>, unknown, unknown>(
  `an object of at most ${mostTags} names (to 128 characters, not aws:…, none twice in another case, nor ` +
    `${houseNames.join(", ")}) and values (to 256), of ${characters}`,
  isTags,
  (u, context) => {
    if (isTags(u)) return t.success(u);
    if (!t.UnknownRecord.is(u)) return t.failure(u, context);
    return t.failures(
      mistakesIn(u).map(([name, mistake]) => ({
        value: u,
        context,
        message: `${pathOf(context)}${name === "" ? "" : `: ${shownValue(name)}`}: ${mistake}`,
      })),
    );
  },
  t.identity,
);
