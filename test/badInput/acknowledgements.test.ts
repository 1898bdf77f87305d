import { acknowledgements } from "./acknowledgements";
import { contentOf, type LakeContents } from "./lakeContents";

const event = (changes: object = {}): string =>
  JSON.stringify({ event_id: "e-1", site_id: "luna", ...changes });
const row = { event_id: "e-1", site_id: "luna" };

const brokenIn = (contents: Partial<LakeContents>, ...acknowledged: readonly string[]): readonly string[] => {
  const all = acknowledgements();
  for (const canonical of acknowledged) all.add(canonical);
  return all.broken({ rows: [], quarantined: [], ...contents });
};

test("nothing is broken where each acknowledged event is shown once", () => {
  expect(brokenIn({ rows: [row] }, event(), event())).toEqual([]);
});

test("an event that is lost, shown twice, changed or made up is found", () => {
  expect(brokenIn({}, event())).toEqual(["luna e-1 was acknowledged and is not shown"]);
  expect(brokenIn({ rows: [row, row] }, event())).toEqual(["luna e-1 is shown twice"]);
  expect(brokenIn({ rows: [{ ...row, quantity: 2 }] }, event({ quantity: 3 }))).toEqual([
    "luna e-1 is shown with another quantity",
  ]);
  expect(brokenIn({ rows: [row] })).toEqual(["luna e-1 is shown, but was never acknowledged"]);
});

test("of two versions one is shown and the other is set aside by name", () => {
  const [first, second] = [event(), event({ quantity: 2 })];
  const quarantined = [{ key: "raw/x", line: 2, content: contentOf(second) }];
  expect(brokenIn({ rows: [row], quarantined }, first, second)).toEqual([]);
  expect(brokenIn({ rows: [row] }, first, second)).toEqual(["of luna e-1 2 of 2 versions are not set aside"]);
});
