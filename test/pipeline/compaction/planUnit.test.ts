import fc from "fast-check";
import { aNight, nightSettings } from "../../guarantees/aNight";
import { aWorld, type Kept, type Sending } from "../../guarantees/aWorld";

/** How many nights are tried; more by an environment variable. */
const nights = Number(process.env["PLANNED_NIGHTS"] ?? 6);

/** All that a compaction leaves behind, to the byte, and what it reports. */
const outcomeOf = async (from: Kept, windowHours: number, sightingsInMemory: number | undefined) => {
  const world = aWorld({
    from,
    settings: {
      ...nightSettings,
      windowHours,
      ...(sightingsInMemory === undefined ? {} : { sightingsInMemory }),
    },
  });
  const { kind, ...end } = await world.compact();
  expect(world.complaints).toEqual([]);
  if (!("report" in end)) throw new Error(`the run ${kind}`);
  const { lake, items } = world.kept();
  return {
    report: end.report,
    lake: [...lake].map(([key, { body }]) => [key, Buffer.from(body).toString("base64")] as const).sort(),
    items: [...items].sort(([a], [b]) => (a < b ? -1 : 1)),
  };
};

test.each([
  ["whose units are read by a plan", 0],
  ["of which some are read by a plan, and some turn out to need one", 12],
])("a night %s leaves to the byte what one leaves that is read at once", async (_, sightingsInMemory) => {
  const from = await aNight.over();
  const atOnce = await outcomeOf(from, nightSettings.windowHours, undefined);
  expect(atOnce.report.counts.conflicts).toBeGreaterThan(0);
  expect(await outcomeOf(from, nightSettings.windowHours, sightingsInMemory)).toEqual(atOnce);
});

test(
  "whatever is sent, in however many hours, a plan comes to what reading at once comes to",
  async () => {
    const anEvent = fc.record({
      event_id: fc.constantFrom(..."abcde"),
      event_type: fc.constant("page_view"),
      site_id: fc.constantFrom("luna", "sole"),
      occurred_at: fc.constantFrom("2026-03-01T17:00:00Z", "2026-02-28T23:00:00Z"),
      user_id: fc.constantFrom("ada", "bob"),
    });
    const aSending: fc.Arbitrary<Sending> = fc.record({
      at: fc.constantFrom("2026-03-01T18:10:00Z", "2026-03-01T19:10:00Z", "2026-03-01T20:10:00Z"),
      events: fc.array(anEvent, { minLength: 2, maxLength: 6 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(aSending, { minLength: 2, maxLength: 6 }),
        fc.constantFrom(0, 2, 6),
        async (sendings, sightingsInMemory) => {
          const world = aWorld({ settings: nightSettings });
          for (const sending of sendings.toSorted((a, b) => (a.at < b.at ? -1 : 1)))
            await world.send(sending);
          world.advanceTo("2026-03-01T21:05:00Z");
          const atOnce = await outcomeOf(world.kept(), 24, undefined);
          expect(await outcomeOf(world.kept(), 24, sightingsInMemory)).toEqual(atOnce);
        },
      ),
      { numRuns: nights },
    );
  },
  30_000 + 1000 * nights,
);
