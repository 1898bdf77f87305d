import { memoryObjectStore } from "../support/objectStore.memory";
import { type Fault, type FaultKind, faultyPorts, isInjected, kindsFor } from "./faultyPorts";

/** Puts `a`, `b`, … one after the other in one process with one fault; what became of each put, and what is stored. */
const putsWith = async (kind: FaultKind, call: number) => {
  const faults: readonly Fault[] = [{ call, kind }];
  const store = memoryObjectStore("lake");
  const ports = faultyPorts({ faults });
  const process = ports.begin("writer");
  const faulty = process.store("lake", store);
  const outcomes: string[] = [];
  const end = await process.run(async () => {
    for (const key of ["a", "b", "c", "d", "e"])
      try {
        outcomes.push((await faulty.put(key, Buffer.from(key), { ifAbsent: true })).kind);
      } catch (error) {
        outcomes.push((error as Error).name);
        expect(isInjected(String(error))).toBe(true);
      }
  });
  const stored: string[] = [];
  for await (const { key } of store.list("")) stored.push(key);
  return { end: end.kind, outcomes, stored: stored.join("") };
};

const well = "stored";

test.each<[FaultKind, Awaited<ReturnType<typeof putsWith>>]>([
  ["fails before", { end: "done", outcomes: [well, "InternalError", well, well, well], stored: "acde" }],
  ["answer lost", { end: "done", outcomes: [well, "TimeoutError", well, well, well], stored: "abcde" }],
  ["sent again", { end: "done", outcomes: [well, "conflict", well, well, well], stored: "abcde" }],
  ["killed before", { end: "killed", outcomes: [well], stored: "a" }],
  ["killed after", { end: "killed", outcomes: [well], stored: "ab" }],
  ["throttled", { end: "done", outcomes: [well, "SlowDown", "SlowDown", "SlowDown", well], stored: "ae" }],
])('the fault "%s" does just that', async (kind, expected) => {
  expect(await putsWith(kind, 2)).toEqual(expected);
});

test("calls are numbered across ports and processes, and a listing is one", async () => {
  const store = memoryObjectStore("raw");
  await store.put("a", Buffer.from("a"));
  await store.put("b", Buffer.from("b"));
  const ports = faultyPorts();
  for await (const _ of ports.begin("one").store("raw", store).list(""));
  await ports.begin("another").store("raw", store).get("a");
  expect(ports.calls.map(({ number, process, method }) => `${number} ${process} ${method}`)).toEqual([
    "1 one list",
    "2 another get",
  ]);
  expect(ports.calls.map((call) => kindsFor(call).length)).toEqual([3, 3]);
});
