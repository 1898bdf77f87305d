import { gzipSync } from "node:zlib";
import { type Random, random } from "../../local/simulation/random";
import { badQuestion } from "./badQuestion";
import { badRequest } from "./badRequest";
import { canary } from "./canary";
import { presentedKeys } from "./keys";
import { eventText } from "./records";

/** What a client does with one connection. */
export interface BadConnection {
  readonly family: string;
  /** What it sends, one write after the other. */
  readonly writes: readonly Uint8Array[];
  /** What it does then. `leaves`: it is gone without waiting for an answer. `stays`: it waits until it is answered. */
  readonly leaving: "leaves" | "ends" | "stays";
}

/** Sets the draws of connections apart from those of others with the same seed. */
const connectionStream = 3;

/** The connection of this number: the same for the same seed, to the byte. */
export const badConnection = (seed: number, number: number): BadConnection => {
  const chance = random([seed, number, connectionStream], 0);
  const { family, text, leaving } = chance.pick(kinds)(
    chance,
    `${seed.toString(36)}-connection-${number.toString(36)}`,
    seed,
  );
  return { family, writes: inPieces(chance, Buffer.from(text as string, "latin1")), leaving };
};

interface Made {
  readonly family: string;
  readonly text: string | Uint8Array;
  readonly leaving: BadConnection["leaving"];
}

type Kind = (chance: Random, mark: string, seed: number) => Made;

const inPieces = (chance: Random, bytes: Buffer): readonly Uint8Array[] => {
  if (chance.chance(0.5) || bytes.length > 100_000) return [bytes];
  const cuts = Array.from({ length: chance.between(1, 6) }, () => chance.between(0, bytes.length)).sort(
    (a, b) => a - b,
  );
  return [0, ...cuts].map((from, at) => bytes.subarray(from, cuts[at] ?? bytes.length));
};

const head = (lines: readonly string[], first = "POST /v1/events HTTP/1.1"): string =>
  [first, "Host: localhost", `Authorization: Bearer ${presentedKeys.server}`, ...lines]
    .map((line) => `${line}\r\n`)
    .join("");

const posted = (body: string, ...lines: readonly string[]): string => `${head(lines)}\r\n${body}`;

const kinds: readonly [Kind, ...Kind[]] = [
  (chance) => ({
    family: "no HTTP",
    text: chance.pick<string | Uint8Array>([
      "\r\n\r\n",
      "\0\0\0\0",
      "hello\r\n\r\n",
      "GET\r\n\r\n",
      "GET /\r\n\r\n",
      "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
      "GET / HTTP/1.1\nHost: localhost\n\n",
      "get / http/1.1\r\nhost: localhost\r\n\r\n",
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
      "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
      "SSH-2.0-OpenSSH_9.6\r\n",
      "PROXY TCP4 203.0.113.77 10.0.0.1 1 2\r\nGET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
      `GET / HTTP/1.1\r\nHost: localhost\r\n ${canary}\r\n\r\n`,
      Buffer.from(chance.hex(chance.between(1, 300) * 2), "hex"),
    ]),
    leaving: "ends",
  }),
  (chance) => ({
    family: "request lines",
    text: `${chance.pick(requestLines)}\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
    leaving: "ends",
  }),
  (chance, mark) => {
    const body = eventText(chance, mark);
    const length = Buffer.byteLength(body);
    const claimed = chance.pick([
      String(length + 10),
      String(length - 10),
      "0",
      "-1",
      "+5",
      "5, 6",
      "1e3",
      "0x10",
      "99999999999999999999",
      "ten",
      "",
      ` ${length}\r\nContent-Length: ${length + 1}`,
    ]);
    return {
      family: "wrong content-length",
      text: posted(body, `Content-Length: ${claimed}`),
      leaving: "ends",
    };
  },
  (chance, mark) => {
    const body = eventText(chance, mark);
    const size = Buffer.byteLength(body).toString(16);
    const chunks = chance.pick([
      `${size}\r\n${body}`,
      `${size}\r\n${body}\r\n`,
      `zz\r\n${body}\r\n0\r\n\r\n`,
      `-1\r\n${body}\r\n0\r\n\r\n`,
      `ffffffffffffffffff\r\n${body}\r\n0\r\n\r\n`,
      `1\r\n${body}\r\n0\r\n\r\n`,
      `${size};${canary}=${"x".repeat(20_000)}\r\n${body}\r\n0\r\n\r\n`,
      `${size}\n${body}\n0\n\n`,
      `0\r\n${canary}: ${"x".repeat(20_000)}\r\n\r\n`,
      "\r\n\r\n",
    ]);
    const lines = chance.pick([
      ["Transfer-Encoding: chunked"],
      ["Transfer-Encoding: chunked", "Content-Length: 5"],
      ["Transfer-Encoding: gzip, chunked"],
      ["Transfer-Encoding: chunked, identity"],
      ["Transfer-Encoding: x"],
    ]);
    return { family: "nonsense in chunks", text: posted(chunks, ...lines), leaving: "ends" };
  },
  (chance) => ({
    family: "headers",
    text: posted(
      "",
      "Connection: close",
      chance.pick([
        `X-${canary}: ${"x".repeat(20_000)}`,
        Array.from({ length: 3_000 }, (_, n) => `X-${n}: ${n}`).join("\r\n"),
        "Host: other.example",
        ": nameless",
        "No colon",
        "Spaced name : x",
        "X-\0: x",
        "X-Null: \0",
        "X-Bare: a\nb: c",
        "X-Bare: a\rb",
        "__proto__: polluted",
        "constructor: polluted",
        "Expect: 100-continue",
        `Expect: ${canary}`,
        "Upgrade: websocket\r\nConnection: Upgrade",
        "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQAAP__",
        `Cookie: ${canary}\r\nCookie: ${canary}`,
        "Content-Type: \xff\xfe",
      ]),
    ),
    leaving: "ends",
  }),
  (chance, mark) => {
    const whole = posted(eventText(chance, mark), "Content-Length: 5000");
    return {
      family: "gone in the middle",
      text: whole.slice(0, chance.between(0, whole.length)),
      leaving: "leaves",
    };
  },
  (chance, mark) => {
    const body = eventText(chance, mark);
    const request = posted(body, `Content-Length: ${Buffer.byteLength(body)}`);
    return {
      family: "one behind the other",
      text: request.repeat(chance.between(2, 5)) + chance.pick(["", "\r\n", canary, "GET / HTTP/1.1\r\n"]),
      leaving: chance.pick(["ends", "leaves"]),
    };
  },
  (chance) => ({
    family: "too large",
    text: posted(" ".repeat(10_000_100 + chance.between(0, 1_000)), "Content-Length: 12000000"),
    leaving: chance.pick(["leaves", "ends"]),
  }),
  ...Array.from(
    { length: 6 },
    (): Kind => (chance, _, seed) => {
      const { family, event } = badRequest(seed, chance.between(0, 2 ** 31));
      const body = Buffer.from(event.body ?? "", event.isBase64Encoded ? "base64" : "utf8");
      const lines = Object.entries(event.headers)
        .filter(
          ([name, value]) => /^[\w-]+$/.test(name) && /^[\t -~]*$/.test(value ?? "") && !framing.has(name),
        )
        .map(([name, value]) => `${name}: ${value}\r\n`);
      const first = `${event.requestContext.http.method} ${event.rawPath} HTTP/1.1\r\nHost: localhost\r\n`;
      const text = `${first}${lines.join("")}Connection: close\r\nContent-Length: ${body.length}\r\n\r\n`;
      return {
        family: `${family} (in HTTP)`,
        text: Buffer.concat([Buffer.from(text), body]),
        leaving: "stays",
      };
    },
  ),
  ...Array.from(
    { length: 3 },
    (): Kind => (chance, _, seed) => {
      const { family, event } = badQuestion(seed, chance.between(0, 2 ** 31));
      const { authorization = "", accept } = event.headers;
      const search = event.rawQueryString === "" ? "" : `?${event.rawQueryString}`;
      return {
        family: `${family} (in HTTP)`,
        text: Buffer.from(
          [
            `${event.requestContext.http.method} ${event.rawPath}${search} HTTP/1.1`,
            "Host: localhost",
            `Authorization: ${authorization}`,
            ...(accept === undefined ? [] : [`Accept: ${accept}`]),
            "Connection: close",
            "\r\n",
          ].join("\r\n"),
        ),
        leaving: "stays",
      };
    },
  ),
  (chance, mark) => ({
    family: "gzip that stops",
    text: Buffer.concat([
      Buffer.from(head(["Content-Encoding: gzip", "Content-Length: 3000"])),
      Buffer.from("\r\n"),
      gzipSync(eventText(chance, mark)),
    ]),
    leaving: chance.pick(["leaves", "ends"]),
  }),
];

/** What would change where the request ends; other families do that. */
const framing: ReadonlySet<string> = new Set([
  "content-length",
  "transfer-encoding",
  "host",
  "upgrade",
  "expect",
]);

const requestLines: readonly [string, ...string[]] = [
  "CONNECT api.example:443 HTTP/1.1",
  "TRACE / HTTP/1.1",
  "OPTIONS * HTTP/1.1",
  "PROPFIND /v1/events HTTP/1.1",
  `${canary.toUpperCase()} / HTTP/1.1`,
  "POST /v1/%2e%2e/events HTTP/1.1",
  "POST /../../etc/passwd HTTP/1.1",
  "GET /v1/events\0 HTTP/1.1",
  "GET /__proto__ HTTP/1.1",
  "GET constructor HTTP/1.1",
  "GET /constructor HTTP/1.1",
  "HEAD /toString HTTP/1.1",
  "GET http://localhost/ HTTP/1.1",
  "GET //evil.example/ HTTP/1.1",
  "GET /%ff%fe?%zz=%ff HTTP/1.1",
  `GET /${canary}\xff\xfe HTTP/1.1`,
  `GET /?key=${"%F0".repeat(3_000)} HTTP/1.1`,
  `GET /${"a".repeat(20_000)} HTTP/1.1`,
  "POST /v1/events HTTP/1.0",
  "GET  /  HTTP/1.1",
  "GET / HTTP/1.1 extra",
  "GET ? HTTP/1.1",
  "GET # HTTP/1.1",
];
