import { decimal, integer, text } from "./fieldType";

/** A name that Footfall itself handles, in keys, URLs and logs. */
export const slug = text({
  maxLength: 128,
  pattern: {
    regex: /^[A-Za-z0-9][A-Za-z0-9_.:@-]{0,127}$/,
    rule: "1 to 128 letters, digits or _ . : @ - beginning with a letter or digit",
    letters: { first: /[A-Za-z0-9]/, rest: /[A-Za-z0-9_.:@-]/, minLength: 1 },
  },
});

/** An identifier that a producer's own systems chose: whatever they like, but no spaces. */
export const identifier = text({
  maxLength: 128,
  pattern: {
    regex: /^[^\s\p{Cc}]{1,128}$/u,
    rule: "1 to 128 characters without spaces or control characters",
    letters: { first: /[^\s\p{Cc}]/u, rest: /[^\s\p{Cc}]/u, minLength: 1 },
  },
});

/** A word that names a kind of thing: lower case with underscores, as SQL and file names like it. */
export const word = text({
  maxLength: 64,
  pattern: {
    regex: /^[a-z][a-z0-9_]{0,63}$/,
    rule: "1 to 64 lower-case letters, digits or underscores beginning with a letter",
    letters: { first: /[a-z]/, rest: /[a-z0-9_]/, minLength: 1 },
  },
});

/** A short label that people read. */
export const label = text({ maxLength: 256 });

/** An absolute or relative URL, or what a page gives as one: only its length is judged. */
export const url = text({ maxLength: 2048 });

/** ISO 3166-1 alpha-2. */
export const countryCode = text({
  maxLength: 2,
  pattern: {
    regex: /^[A-Z]{2}$/,
    rule: "an ISO 3166 country code of two capital letters",
    letters: { first: /[A-Z]/, rest: /[A-Z]/, minLength: 2 },
  },
});

/** ISO 4217. */
export const currencyCode = text({
  maxLength: 3,
  pattern: {
    regex: /^[A-Z]{3}$/,
    rule: "an ISO 4217 currency code of three capital letters",
    letters: { first: /[A-Z]/, rest: /[A-Z]/, minLength: 3 },
  },
});

/** Money in the currency's minor unit (cents): never a fraction. */
export const amountMinor = integer({ min: -(10 ** 12), max: 10 ** 12 });

export const percent = decimal({ min: 0, max: 100 });

export const position = integer({ min: 0, max: 100_000 });

export const pixels = integer({ min: 0, max: 100_000 });
