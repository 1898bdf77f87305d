import { listDataFiles } from "../../../pipeline/lake/listDataFiles";
import { sweep } from "../../../pipeline/sweep/sweep";
import { anOrder, aPayment } from "../../fixtures/aChange";
import { anEvent, aPipeline, everythingIn, type Pipeline } from "../../support/aPipeline";
import { memoryObjectStore } from "../../support/objectStore.memory";

let pipeline: Pipeline;
beforeEach(async () => {
  pipeline = await aPipeline();
});
afterEach(() => pipeline.dispose());

test("a sweep of orders takes away what their compactions have replaced, and nothing of another dataset", async () => {
  let nowMs = 0;
  const lake = memoryObjectStore("lake", () => nowMs);
  const send = async (minute: string) => {
    const at = `2026-03-01T18:${minute}:00.000Z`;
    await pipeline.send(at, [anEvent(`at ${minute}`.replace(" ", "-"), at)]);
    await pipeline.send(at, [anOrder({ id: `o-${minute}` })], { dataset: "orders" });
    await pipeline.send(at, [aPayment({ id: `p-${minute}` })], { dataset: "payments" });
  };
  const compact = async (at: string) => {
    nowMs = Date.parse(at);
    for (const dataset of ["events", "orders", "payments"] as const)
      expect((await pipeline.compact(at, { dataset }, { lake })).failures).toEqual([]);
  };
  const keysOf = async (dataset: string) =>
    (await everythingIn(lake)).map(({ key }) => key).filter((key) => key.startsWith(`lake/${dataset}/`));

  await send("05");
  await compact("2026-03-01T19:05:00.000Z");
  await send("50");
  await compact("2026-03-01T19:20:00.000Z");
  const shown = await listDataFiles(lake, "orders");
  const others = [...(await keysOf("events")), ...(await keysOf("payments"))];
  nowMs = Date.parse("2026-03-04T00:00:00.000Z");

  const report = await sweep({ dataset: "orders", lake, now: () => nowMs })();
  expect(report).toMatchObject({
    dataset: "orders",
    referenced: 1,
    deleted: { data: 1, rollup: 0, quarantine: 0, seen: 1 },
    foreign_objects: 0,
    failures: [],
  });
  expect(await listDataFiles(lake, "orders")).toEqual(shown);
  expect(await keysOf("orders")).toEqual(expect.arrayContaining([...shown]));
  expect([...(await keysOf("events")), ...(await keysOf("payments"))]).toEqual(others);
});
