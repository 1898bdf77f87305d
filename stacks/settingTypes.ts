import * as t from "io-ts";
import { integer, text } from "../pipeline/event/fieldType";
import { pathOf, type SettingsType, settingsOf } from "./settings";

/** Text of at most `maxLength` characters that fits; `rule` says in words what fits. */
export const matching = (maxLength: number, regex: RegExp, rule: string) =>
  text({ maxLength, pattern: { regex, rule } }).codec;

export const whole = (min: number, max: number) => integer({ min, max }).codec;

/** A list of at most so many. */
export const listOf = <A>(
  codec: t.Type<A, unknown, unknown>,
  most = Number.POSITIVE_INFINITY,
): t.Type<readonly A[], unknown, unknown> => {
  const any = t.readonlyArray(codec);
  const rule = `a list${Number.isFinite(most) ? ` of at most ${most}` : ""}, each ${codec.name}`;
  return new t.Type<readonly A[], unknown, unknown>(
    rule,
    (u): u is readonly A[] => any.is(u) && u.length <= most,
    (u, context) =>
      Array.isArray(u) && u.length > most
        ? t.failure(u, context, `${pathOf(context)}: must be ${rule}, not ${u.length} of them`)
        : any.validate(u, context),
    t.identity,
  );
};

/** `null`, or left out, beside what the codec takes. */
export const noneOr = <A>(codec: t.Type<A, unknown, unknown>): t.Type<A | null, unknown, unknown> => {
  const optional = new t.Type<A | null, unknown, unknown>(
    `null or ${codec.name}`,
    (u): u is A | null => u === null || codec.is(u),
    (u, context) => (u === null || u === undefined ? t.success(null) : codec.validate(u, context)),
    t.identity,
  );
  const known = settingsOf(codec);
  return known === undefined ? optional : (Object.assign(optional, { known }) as SettingsType<A | null>);
};

/** One of a few values. */
export const oneOf = <A extends string | number>(
  values: readonly A[],
  rule: string,
): t.Type<A, unknown, unknown> =>
  new t.Type<A, unknown, unknown>(
    rule,
    (u): u is A => values.some((value) => value === u),
    (u, context) => (values.some((value) => value === u) ? t.success(u as A) : t.failure(u, context)),
    t.identity,
  );

/** Begins and ends names: short enough for the longest bucket name to fit S3's 63 characters. */
export const shortName = (maxLength: number) =>
  matching(
    maxLength,
    new RegExp(`^[a-z][a-z0-9-]{0,${maxLength - 2}}[a-z0-9]$`),
    `2 to ${maxLength} lower-case letters, digits or dashes beginning with a letter and not ending with a dash`,
  );

export const accountId = matching(12, /^\d{12}$/, "the 12 digits of an AWS account, as text");

export const region = matching(
  14,
  /^(af|ap|ca|eu|il|me|mx|sa|us)-(north|south|east|west|central|northeast|northwest|southeast|southwest)-\d$/,
  "a region of AWS's standard partition, as eu-central-1",
);

export const bucketName = matching(63, /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "the name of an S3 bucket");

export const origin = matching(
  255,
  /^https:\/\/[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/,
  "an https origin without a path or a wildcard, as https://menu.example",
);

/** A certificate's common name has 64 characters at most; room is left for `api.` before it. */
export const hostName = matching(
  60,
  /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/,
  "a host name in lower case, as clicks.menu.example",
);

export const hostedZoneId = matching(
  32,
  /^Z[A-Z0-9]{1,31}$/,
  "the id of a Route 53 zone, as Z0123456789ABCDEFGHIJ",
);

export const emailAddress = matching(254, /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/, "an e-mail address");

const logDays = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 3653];

export const logRetentionDays = oneOf(logDays, `one of CloudWatch's retentions: ${logDays.join(", ")} days`);
