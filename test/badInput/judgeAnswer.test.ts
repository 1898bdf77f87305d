import { gunzipSync, gzipSync } from "node:zlib";
import { aGatewayEvent } from "../fixtures/aGatewayEvent";
import { anEvent } from "../fixtures/anEvent";
import { canary } from "./canary";
import { anInstallation, type Installation, type Sent } from "./installation";
import { judgeAnswer } from "./judgeAnswer";
import { presentedKeys } from "./keys";

const event = aGatewayEvent({
  headers: { authorization: `Bearer ${presentedKeys.server}` },
  body: JSON.stringify([anEvent(), anEvent({ event_id: "e-2", site_id: canary }), { event_id: "e-3" }]),
});
const request = { family: "", event, expects: { verdicts: [true, true, false] } };

type Spoil = (sent: Sent, installation: Installation) => Promise<Partial<Sent> | undefined> | Partial<Sent>;

/** What is found broken once an installation's doing is spoiled. */
const brokenBy = async (spoil: Spoil): Promise<readonly string[]> => {
  const installation = anInstallation();
  const sent = await installation.send(event);
  return (await judgeAnswer(installation, request, { ...sent, ...(await spoil(sent, installation)) })).broken;
};

const answering =
  (changes: Partial<NonNullable<Sent["answer"]>>): Spoil =>
  ({ answer }) => ({
    answer: { ...answer, ...changes },
  });

const saying = (value: unknown): Spoil => answering({ body: JSON.stringify(value) });

const verdict = { index: 2, event_id: "e-3", errors: ["event_type: required"] };

/** Puts other lines where an object is. */
const restored =
  (prefix: string, change: (lines: string[]) => readonly string[]): Spoil =>
  async ({ puts }, { raw }) => {
    const key = puts.find((put) => put.key.startsWith(prefix))?.key ?? "";
    const lines = gunzipSync((await raw.get(key))?.body ?? Buffer.of())
      .toString("utf8")
      .trim()
      .split("\n");
    await raw.put(key, gzipSync(`${change(lines).join("\n")}\n`));
    return {};
  };

test("nothing is found broken where nothing is", async () => {
  expect(await brokenBy(() => ({}))).toEqual([]);
});

test.each<[string, Spoil, string]>([
  ["a door that throws", () => ({ answer: undefined, thrown: new Error("oh") }), "the door threw: Error: oh"],
  ["a 5xx", answering({ statusCode: 500 }), "status 500"],
  ["another content type", answering({ headers: {} }), "content type undefined"],
  ["an answer that is no JSON", answering({ body: "oh" }), "the answer is not JSON"],
  [
    "an answer without end",
    answering({ body: `"${"x".repeat(5_000_000)}"` }),
    "the answer has 5000002 bytes",
  ],
  [
    "a member too many",
    saying({ accepted: 2, rejected: [verdict], stack: "" }),
    'the unknown member "stack"',
  ],
  [
    "half a pair",
    saying({ accepted: 2, rejected: [{ ...verdict, errors: ["\ud83d"] }] }),
    "half a surrogate pair",
  ],
  ["an event too many", saying({ accepted: 3, rejected: [verdict] }), "of 3 records the answer tells 3 + 1"],
  ["a wrong index", saying({ accepted: 2, rejected: [{ ...verdict, index: 1 }] }), "rejected are 1, not 2"],
  ["an index twice", saying({ accepted: 1, rejected: [verdict, verdict] }), "rejected indexes 2,2"],
  [
    "another id",
    saying({ accepted: 2, rejected: [{ ...verdict, event_id: "e-1" }] }),
    "told to have another id",
  ],
  ["no reason", saying({ accepted: 2, rejected: [{ ...verdict, errors: [] }] }), "without a plain reason"],
  ["nothing logged", () => ({ logged: [] }), "0 lines were logged"],
  [
    "a log that quotes",
    ({ logged }) => ({ logged: [(logged[0] ?? "").replace("}", `,"site":"${canary}"}`)] }),
    "the log quotes what was sent",
  ],
  [
    "a log that names the address",
    () => ({ logged: ['{"ip":"203.0.113.77"}'] }),
    "the log quotes what was sent",
  ],
  ["a put that is missing", ({ puts }) => ({ puts: puts.slice(1) }), "not as raw/events/"],
  [
    "a put too many",
    ({ puts }) => ({ puts: [...puts, { key: "lake/x", result: "stored" }] }),
    "something else was written",
  ],
  [
    "rejected records that are not set aside",
    ({ puts }) => ({ puts: puts.filter(({ key }) => key.startsWith("raw/")) }),
    "1 rejected records are in 0 objects",
  ],
  [
    "an acknowledged event that is not stored",
    restored("raw/", ([line = ""]) => [line]),
    "of 2 acknowledged events 1",
  ],
  [
    "events in another order",
    restored("raw/", (lines) => lines.reverse()),
    "event 0 is stored as something else",
  ],
  [
    "an event with another byte",
    restored("raw/", (lines) => lines.map((line) => line.replace("e-2", "e-4"))),
    "event 1 is stored as something else",
  ],
  [
    "an event of another time",
    restored("raw/", (lines) =>
      lines.map((line) => line.replace(/"received_at_ms":\d/, '"received_at_ms":2')),
    ),
    "event 0 is stored with another time",
  ],
  [
    "a rejected record that is changed",
    restored("rejected/", (lines) => lines.map((line) => line.replace('"record":{', '"record":{"a":1,'))),
    "record 2 is set aside as something else",
  ],
])("%s is found", async (_, spoil, reason) => {
  expect((await brokenBy(spoil)).join("\n")).toContain(reason);
});

test("an object that is gone is found", async () => {
  const broken = await brokenBy(async ({ puts }, { raw }) => {
    for (const { key } of puts) await raw.delete(key);
    return {};
  });
  expect(broken).toContain("of 2 acknowledged events none are stored");
});

test("a polluted prototype is found", async () => {
  const polluted = Object.prototype as { polluted?: boolean };
  try {
    expect(
      await brokenBy(() => {
        polluted.polluted = true;
        return {};
      }),
    ).toContain("a prototype is polluted");
  } finally {
    delete polluted.polluted;
  }
});
