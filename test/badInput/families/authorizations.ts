import { canary } from "../canary";
import type { Draft, Family } from "../family";
import { allowed, presentedKeys } from "../keys";
import { eventText } from "../records";

/** Keys in every shape, known and unknown, and none. */
export const authorizations: Family = {
  name: "authorizations",
  weight: 6,
  draw: (chance, mark) => {
    const { status, ...presenting } = chance.pick([...refusals, ...admissions]);
    return { ...presenting, body: eventText(chance, mark), expects: { status } };
  },
};

type Presenting = Pick<Draft, "headers" | "query"> & { readonly status: number };

const { server, browser } = presentedKeys;

const authorization =
  (status: number) =>
  (text: string): Presenting => ({ status, headers: { authorization: text } });

const basic = (text: string): string => `Basic ${Buffer.from(text).toString("base64")}`;

const refusals: readonly [Presenting, ...Presenting[]] = [
  { status: 401, headers: { authorization: "" } },
  ...[
    "Bearer",
    "Bearer ",
    "Bearer  ",
    `Bearer ${canary}`,
    `Bearer\t${server}`,
    ` Bearer ${server}`,
    `Bearer ${server}, Bearer ${server}`,
    `Bearer "${server}"`,
    `Bearer: ${server}`,
    `Bearer ${server.toUpperCase()}`,
    `Bearer ${server}\0`,
    `Bearer ${server}\u200b`,
    `Bearer ${"é".repeat(4_000)}`,
    `Bearer ${" ".repeat(8_000)}`,
    `Bearer ${canary.repeat(2_000)}`,
    "Bearer __proto__",
    "Bearer constructor",
    server,
    `Digest username="${canary}", realm="footfall", nonce="", uri="/v1/events"`,
    "Negotiate YIIJvwYGKwYBBQUCoIIJszCCCa+gJDAi",
    `AWS4-HMAC-SHA256 Credential=${canary}/20260301/us-east-1/s3/aws4_request`,
    "Basic",
    "Basic ",
    "Basic !!!!",
    "Basic ====",
    basic(""),
    basic(":"),
    basic(`:${server}`),
    basic(` ${server}:`),
    basic(`${canary}:${server}`),
    `Basic ${Buffer.from([0xff, 0xfe, 0x3a]).toString("base64")}`,
    "\ud83d",
    "🍣 🍣",
  ].map(authorization(401)),
  { status: 401, headers: { authorization: `Bearer ${canary}`, "x-footfall-key": server } },
  { status: 401, headers: { authorization: "", "x-footfall-key": canary }, query: { key: server } },
  { status: 401, headers: { authorization: "" }, query: { key: "" } },
  { status: 401, headers: { authorization: "" }, query: { key: `${server},${server}` } },
  { status: 401, headers: { authorization: "" }, query: { Key: server } },
  ...[
    "null",
    "https://evil.example",
    `${allowed.origin}/`,
    `${allowed.origin}:443`,
    "https://MENU.example",
    "*",
    "",
  ].map((origin): Presenting => ({ status: 403, headers: { authorization: `Bearer ${browser}`, origin } })),
  { status: 403, headers: { authorization: `Bearer ${browser}`, origin: `${"a".repeat(199)}🍣` } },
];

const admissions: readonly [Presenting, ...Presenting[]] = [
  authorization(202)(`bearer ${server}`),
  authorization(202)(`BEARER    ${server}`),
  authorization(202)(`Bearer ${server} and more`),
  authorization(202)(basic(`${server}:`)),
  authorization(202)(basic(`${server}:${canary}:`)),
  authorization(202)(`basic ${Buffer.from(server).toString("base64")}`),
  { status: 202, headers: { authorization: "", "x-footfall-key": server } },
  { status: 202, headers: { authorization: "Negotiate x", "x-footfall-key": server } },
  { status: 202, headers: { authorization: "" }, query: { key: browser } },
  { status: 202, headers: { authorization: `Bearer ${browser}`, origin: allowed.origin } },
];
