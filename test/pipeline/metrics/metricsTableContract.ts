import type { Day, Unit } from "../../../pipeline/lake/lakeKey";
import {
  type BatchShare,
  type ClosedShare,
  type MetricsTable,
  openBatchesLimit,
  type StoredUserDay,
} from "../../../pipeline/metrics/metricsTable";
import type { UserDayMetrics } from "../../../pipeline/metrics/userDayMetrics";
import type { Hour } from "../../../pipeline/raw/rawKey";
import { aSiteMetrics } from "../../fixtures/aSiteMetrics";

/** What every metrics table must do: the tests of the port, run by each adapter's own test. */
export const metricsTableContract = (aTable: () => MetricsTable): void => {
  let table: MetricsTable;
  /** One for each test: tables are not emptied between them. */
  let user: string;
  let tests = 0;
  beforeEach(() => {
    table = aTable();
    tests += 1;
    user = `guest-${tests}`;
  });

  const share = (overrides: Partial<BatchShare> = {}): BatchShare => ({
    userDay: { user, day: march1 },
    unit: at18,
    batchId: batch(1),
    metrics: ofLuna(3),
    ...overrides,
  });

  const closed = (overrides: Partial<ClosedShare> = {}): ClosedShare => ({
    userDay: { user, day: march1 },
    unit: at18,
    sequence: 1,
    metrics: ofLuna(7),
    ...overrides,
  });

  const read = async (): Promise<StoredUserDay | undefined> => {
    const [only, ...others] = await table.read(user, march1, march1);
    expect(others).toEqual([]);
    return only;
  };

  const provisional = async (): Promise<number | undefined> => eventsIn((await read())?.provisional);
  const final = async (): Promise<number | undefined> => eventsIn((await read())?.final);

  test("a share that was added is read as it was, as provisional", async () => {
    const metrics: UserDayMetrics = new Map([
      [
        "trattoria-luna",
        aSiteMetrics({
          types: { item_buy: 2, order_placed: 1, payment_made: 1 },
          pieces_bought: 5,
          ordered_minor: { EUR: 4_550, XXX: 100 },
          paid_minor: { EUR: 4_550 },
          sessions: ["aaaaaaaaaaa", "bbbbbbbbbbb"],
        }),
      ],
      ["osteria-sole", aSiteMetrics()],
    ]);
    expect(await table.add(share({ metrics }))).toBe("added");
    expect(await read()).toEqual({
      userDay: { user, day: march1 },
      final: new Map(),
      provisional: metrics,
    });
  });

  test("the same batch adds once, however often it is told, also after a lost answer", async () => {
    expect(await table.add(share())).toBe("added");
    expect(await table.add(share())).toBe("added");
    await Promise.all(Array.from({ length: 10 }, () => table.add(share())));
    expect(await provisional()).toBe(3);
  });

  test("batches of a unit, units of a day and sites of a batch add up", async () => {
    await table.add(share());
    await table.add(share({ batchId: batch(2), metrics: ofLuna(5) }));
    await table.add(share({ unit: at19 }));
    await table.add(share({ unit: shard7, metrics: new Map([["osteria-sole", aSiteMetrics()]]) }));
    const sum = (await read())?.provisional;
    expect(sum?.get("trattoria-luna")?.events).toBe(11);
    expect(sum?.get("osteria-sole")).toEqual(aSiteMetrics());
  });

  test("50 batches added at once are all there", async () => {
    const adding = Array.from({ length: 50 }, (_, i) =>
      table.add(share({ batchId: batch(i), metrics: ofLuna(i + 1) })),
    );
    expect(new Set(await Promise.all(adding))).toEqual(new Set(["added"]));
    expect(await provisional()).toBe((50 * 51) / 2);
  });

  test("two shares of one batch, as two versions of the code count it, are read as one", async () => {
    await table.add(share({ metrics: ofLuna(3) }));
    await table.add(share({ metrics: ofLuna(4) }));
    expect([3, 4]).toContain(await provisional());
  });

  test("users, days and letters are told apart", async () => {
    const users = [`${user}é`, `${user}e\u0301`, `${user}🍣`, `${user}寿司`, user.toUpperCase(), `${user}#1`];
    for (const [i, other] of users.entries())
      await table.add(share({ userDay: { user: other, day: march1 }, metrics: ofLuna(i + 1) }));
    await table.add(share({ userDay: { user, day: march2 }, metrics: ofLuna(100) }));
    for (const [i, other] of users.entries())
      expect(await table.read(other, march1, march2)).toEqual([
        { userDay: { user: other, day: march1 }, final: new Map(), provisional: ofLuna(i + 1) },
      ]);
  });

  test.each(["constructor", "__proto__", "toString", "2026", "a.b:c@d-e_f", "2026-03-01T18-s00+"])(
    "a site named %s is a site like any other, added and closed",
    async (site) => {
      const metrics: UserDayMetrics = new Map([
        [site, aSiteMetrics()],
        ["trattoria-luna", aSiteMetrics()],
      ]);
      await table.add(share({ metrics }));
      expect((await read())?.provisional).toEqual(metrics);
      await table.close(closed({ metrics }));
      expect((await read())?.final).toEqual(metrics);
    },
  );

  test("close replaces what batches added to its unit, and leaves the other units as they are", async () => {
    await table.add(share());
    await table.add(share({ batchId: batch(2) }));
    await table.add(share({ unit: at19, metrics: ofLuna(1) }));
    expect(await table.close(closed())).toBe("closed");
    expect(await read()).toEqual({
      userDay: { user, day: march1 },
      final: ofLuna(7),
      provisional: ofLuna(1),
    });
  });

  test("close of a user-day that nothing was added to makes it", async () => {
    expect(await table.close(closed())).toBe("closed");
    expect(await read()).toEqual({
      userDay: { user, day: march1 },
      final: ofLuna(7),
      provisional: new Map(),
    });
  });

  test("finals of a day's units add up", async () => {
    await table.close(closed());
    await table.close(closed({ unit: shard7, metrics: ofLuna(5) }));
    expect(await final()).toBe(12);
  });

  test("shares of nothing are kept as nothing: all that was counted was a repetition", async () => {
    await table.add(share());
    expect(await table.close(closed({ metrics: new Map() }))).toBe("closed");
    expect(await read()).toEqual({
      userDay: { user, day: march1 },
      final: new Map(),
      provisional: new Map(),
    });
    expect(await table.add(share({ batchId: batch(2) }))).toBe("closed");
  });

  test("a batch that comes after the close changes nothing", async () => {
    await table.close(closed());
    expect(await table.add(share())).toBe("closed");
    expect(await table.add(share({ unit: at19, metrics: ofLuna(1) }))).toBe("added");
    expect([await final(), await provisional()]).toEqual([7, 1]);
  });

  test("a later record's share replaces an earlier one's", async () => {
    await table.close(closed({ sequence: 9 }));
    expect(await table.close(closed({ sequence: 10, metrics: ofLuna(8) }))).toBe("closed");
    expect(await final()).toBe(8);
  });

  test("an earlier record's share is outdated, and changes nothing", async () => {
    await table.close(closed({ sequence: 10, metrics: ofLuna(8) }));
    expect(await table.close(closed({ sequence: 9 }))).toBe("outdated");
    expect(await final()).toBe(8);
  });

  test("the same record's share may be set again, as after a lost answer", async () => {
    for (const _ of [1, 2]) expect(await table.close(closed({ sequence: 2 }))).toBe("closed");
    expect(await final()).toBe(7);
  });

  test("of records that close at once the latest stays", async () => {
    const sequences = [3, 1, 7, 2, 10, 6, 5, 9, 8, 4];
    await Promise.all(
      sequences.map((sequence) => table.close(closed({ sequence, metrics: ofLuna(sequence) }))),
    );
    expect(await final()).toBe(10);
  });

  test("of batches and a close at once the close stays alone", async () => {
    const adds = Array.from({ length: 10 }, (_, i) => table.add(share({ batchId: batch(i) })));
    await Promise.all([...adds, table.close(closed())]);
    expect([await final(), await provisional()]).toEqual([7, undefined]);
  });

  test("an open unit takes so many batches of a user-day, and those again that it has; its close has them all", async () => {
    const all = Array.from({ length: openBatchesLimit }, (_, i) => batch(i));
    for (let start = 0; start < all.length; start += 50)
      await Promise.all(
        all.slice(start, start + 50).map((batchId) => table.add(share({ batchId, metrics: ofLuna(1) }))),
      );
    expect(await table.add(share({ batchId: batch(all.length) }))).toBe("full");
    expect(await table.add(share({ batchId: batch(0), metrics: ofLuna(1) }))).toBe("added");
    expect(await table.add(share({ unit: at19, metrics: ofLuna(1) }))).toBe("added");
    expect(await provisional()).toBe(openBatchesLimit + 1);
    expect(await table.close(closed())).toBe("closed");
    expect(await final()).toBe(7);
  });

  test("a share that would make its item larger than an item can be is not taken, and nothing changes", async () => {
    await table.add(share({ metrics: sessions(20_000) }));
    expect(await table.add(share({ batchId: batch(2), metrics: sessions(20_000) }))).toBe("full");
    expect(await table.add(share({ unit: at19, metrics: sessions(40_000) }))).toBe("full");
    expect(await table.close(closed({ unit: at19, metrics: sessions(20_000) }))).toBe("too_large");
    expect(await table.close(closed({ metrics: sessions(40_000) }))).toBe("too_large");
    expect(await table.close(closed({ metrics: sessions(1_000_000) }))).toBe("too_large");
    expect((await read())?.final).toEqual(new Map());
    expect((await read())?.provisional).toEqual(sessions(20_000));
    expect(await table.close(closed({ metrics: sessions(20_001) }))).toBe("closed");
  });

  test("read gives the days of a span, its ends included, in order, without those that are not there", async () => {
    const days = ["2026-02-28", "2026-03-01", "2026-03-03", "2026-03-31", "2026-04-01"] as Day[];
    for (const day of days.toReversed()) await table.add(share({ userDay: { user, day } }));
    const daysRead = async (from: string, to: string) =>
      (await table.read(user, from as Day, to as Day)).map(({ userDay }) => userDay.day);
    expect(await daysRead("2026-03-01", "2026-03-31")).toEqual(days.slice(1, 4));
    expect(await daysRead("2020-01-01", "2030-01-01")).toEqual(days);
    expect(await daysRead("2026-03-02", "2026-03-02")).toEqual([]);
    expect(await daysRead("2026-03-31", "2026-03-01")).toEqual([]);
    expect(await table.read("nobody", march1, march2)).toEqual([]);
  });

  test("read gives more days than a page of the table holds", async () => {
    const days = Array.from({ length: 5 }, (_, i) => `2026-03-0${i + 1}` as Day);
    for (const day of days) await table.close(closed({ userDay: { user, day }, metrics: sessions(25_000) }));
    const stored = await table.read(user, march1, days[4] as Day);
    expect(stored.map(({ userDay }) => userDay.day)).toEqual(days);
  });
};

const march1 = "2026-03-01" as Day;
const march2 = "2026-03-02" as Day;
const at18: Unit = { hour: "2026-03-01T18" as Hour, shard: 0 };
const at19: Unit = { hour: "2026-03-01T19" as Hour, shard: 0 };
const shard7: Unit = { hour: "2026-03-01T18" as Hour, shard: 7 };

const batch = (number: number): string => number.toString(16).padStart(16, "0").padEnd(64, "f");

const ofLuna = (events: number): UserDayMetrics => new Map([["trattoria-luna", aSiteMetrics({ events })]]);

/** About 14 bytes a session: an item of 400 KiB has room for some 29,000. */
const sessions = (count: number): UserDayMetrics =>
  new Map([
    [
      "trattoria-luna",
      aSiteMetrics({ sessions: Array.from({ length: count }, (_, i) => String(i).padStart(11, "0")) }),
    ],
  ]);

const eventsIn = (metrics: UserDayMetrics | undefined): number | undefined =>
  metrics?.get("trattoria-luna")?.events;
