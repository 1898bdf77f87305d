import fc from "fast-check";
import { parseLine } from "../../../local/accessLog/parseLine";
import { anAccessLogLine } from "./anAccessLogLine";

const requestIn = (line: string) => {
  const parsed = parseLine(line);
  if (parsed.kind === "malformed") throw new Error(parsed.reason);
  return parsed.request;
};

describe("parseLine(line)", () => {
  it("reads a combined line", () => {
    expect(parseLine(anAccessLogLine())).toEqual({
      kind: "request",
      request: {
        address: "192.0.2.7",
        occurredAtMs: Date.UTC(2026, 1, 3, 18, 4, 5),
        method: "GET",
        target: "/menu/dinner?table=4",
        status: 200,
        bytes: 5120,
        referrer: "https://guide.example/rome",
        userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:135.0) Gecko/20100101 Firefox/135.0",
      },
    });
  });

  it("leaves out what the server logged as - or as empty", () => {
    const request = requestIn(anAccessLogLine({ bytes: "-", referrer: "-", userAgent: "" }));
    expect(Object.keys(request)).toEqual(["address", "occurredAtMs", "method", "target", "status"]);
  });

  it.each([
    "192.0.2.7",
    "2001:db8::7",
    "::ffff:192.0.2.7",
    "fe80::1%eth0",
    "crawler-7.search.example",
    "printer",
  ])("takes %s as an address", (address) => {
    expect(requestIn(anAccessLogLine({ address })).address).toBe(address);
  });

  it.each(["999.0.2.7", "192.0.2", "shop.example:80", "-", "unix:", "a..b", `${"a".repeat(300)}.example`])(
    "refuses %s as an address",
    (address) => {
      expect(parseLine(anAccessLogLine({ address }))).toEqual({
        kind: "malformed",
        reason: "address: neither an IP address nor a host name",
      });
    },
  );

  it("undoes the escapes of Apache and nginx", () => {
    const { userAgent, referrer, target } = requestIn(
      anAccessLogLine({
        request: "GET /caf\\xC3\\xA9 HTTP/1.1",
        referrer: String.raw`https://search.example/?q=\"fig\x22 \\ tart`,
        userAgent: String.raw`Browser/1 \xe2\x82\xac \xff \x00\n\q`,
      }),
    );
    expect(target).toBe("/café");
    expect(referrer).toBe(String.raw`https://search.example/?q="fig" \ tart`);
    expect(userAgent).toBe(String.raw`Browser/1 € ${"\uFFFD"} ${"\uFFFD\uFFFD"}\q`);
  });

  it("reads a user's name with a space, and keeps no user", () => {
    expect(JSON.stringify(requestIn(anAccessLogLine({ user: "Anna Rossi" })))).not.toContain("Rossi");
  });

  it("ignores what a server appends after the user agent", () => {
    const line = anAccessLogLine();
    expect(requestIn(`${line} "203.0.113.9" 0.042 -`)).toEqual(requestIn(line));
  });

  it.each(["HTTP/1.0", "HTTP/1.1", "HTTP/2.0", "HTTP/2", "HTTP/3.0"])("reads requests of %s", (version) => {
    expect(requestIn(anAccessLogLine({ request: `HEAD / ${version}` }))).toMatchObject({
      method: "HEAD",
      target: "/",
    });
  });

  it.each(["-", "", "GET /menu", "GET  / HTTP/1.1", "GET /a b HTTP/1.1", "get / HTTP/1.1"])(
    "refuses the request %j",
    (request) => {
      expect(parseLine(anAccessLogLine({ request }))).toEqual({
        kind: "malformed",
        reason: `request: ${JSON.stringify(request)} is not a method, a target and HTTP/version`,
      });
    },
  );

  it("refuses a TLS handshake sent to a plain port, and shows it without control characters", () => {
    const parsed = parseLine(anAccessLogLine({ request: String.raw`\x16\x03\x01\x02\x00\x01\x9b` }));
    expect(parsed).toMatchObject({
      kind: "malformed",
      reason: expect.stringMatching(/^request: "\uFFFD+" is/),
    });
  });

  it("cuts a long request in its reason", () => {
    const parsed = parseLine(anAccessLogLine({ request: "x".repeat(5000) }));
    expect(parsed.kind === "malformed" && parsed.reason.length).toBeLessThan(150);
  });

  it.each([
    { line: "", reason: "empty line" },
    { line: "  \t", reason: "empty line" },
    { line: "hello", reason: "does not begin with an address, an identity, a user and a [time]" },
    { line: anAccessLogLine({ time: "03/Feb/2026" }), reason: "time: " },
    { line: anAccessLogLine({ status: "20" }), reason: "status and bytes: " },
    { line: anAccessLogLine({ status: "2000" }), reason: "status and bytes: " },
    { line: anAccessLogLine({ bytes: "5k" }), reason: "status and bytes: " },
    {
      line: '192.0.2.7 - - [03/Feb/2026:19:04:05 +0100] "GET / HTTP/1.1" 200 12',
      reason: "status and bytes: ",
    },
    {
      line: '192.0.2.7 - - [03/Feb/2026:19:04:05 +0100] "GET / HTTP/1.1" 200 12 ',
      reason: "referrer: missing or without its closing quote (only the combined format has one)",
    },
    { line: anAccessLogLine().slice(0, -1), reason: "user agent: missing or without its closing quote" },
    { line: anAccessLogLine({ userAgent: 'Un"escaped' }), reason: "user agent: " },
    { line: anAccessLogLine().split(' "Mozilla')[0] ?? "", reason: "user agent: " },
    { line: '192.0.2.7 - - [03/Feb/2026:19:04:05 +0100] "GET / HT', reason: "request: missing" },
  ])("says why a line is malformed: $reason", ({ line, reason }) => {
    expect(parseLine(line)).toMatchObject({ kind: "malformed", reason: expect.stringContaining(reason) });
  });

  it("takes any text for what it is, without throwing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.nat(), (text, at) => {
        const line = anAccessLogLine();
        const spoilt = line.slice(0, at % line.length) + text + line.slice(at % line.length);
        for (const given of [text, spoilt]) expect(["request", "malformed"]).toContain(parseLine(given).kind);
      }),
    );
  });

  it("reads the longest lines in a moment", () => {
    const userAgent = String.raw`\"a`.repeat(20_000);
    const startMs = performance.now();
    expect(requestIn(anAccessLogLine({ userAgent })).userAgent).toHaveLength(40_000);
    expect(parseLine(anAccessLogLine({ userAgent: "\\".repeat(60_001) })).kind).toBe("malformed");
    expect(performance.now() - startMs).toBeLessThan(1000);
  });
});
