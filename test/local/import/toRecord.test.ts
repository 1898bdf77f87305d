import { fieldMapping } from "../../../local/import/fieldMapping";
import { importedDatasets } from "../../../local/import/importedDataset";
import { judgeRow } from "../../../local/import/judgeRow";
import { type ToRecordParts, toRecord, type ValueOptions } from "../../../local/import/toRecord";
import { commonTimes, timesAs } from "../../../local/import/writtenTime";

interface Wish extends Partial<ValueOptions> {
  readonly dataset?: "orders" | "customers" | "payments";
  readonly set?: Readonly<Record<string, string>>;
  readonly keepsRest?: boolean;
  readonly idOfLine?: ToRecordParts["idOfLine"];
}

const convert = (cells: Readonly<Record<string, unknown>>, wish: Wish = {}) => {
  const { dataset: name = "orders", set = {}, keepsRest = false, idOfLine, ...values } = wish;
  const dataset = importedDatasets.find((each) => each.name === name);
  if (dataset === undefined) throw new Error(name);
  const mapping = fieldMapping(
    dataset,
    { columns: Object.keys(cells), hasAllColumns: true },
    { map: new Map(), set: new Map(Object.entries(set)), generatesId: idOfLine !== undefined, keepsRest },
  );
  const toRecordOf = toRecord({
    dataset,
    mapping,
    keepsRest,
    values: { timeZone: "UTC", times: commonTimes, hasDecimalComma: false, ...values },
    asOfMs: Date.UTC(2026, 2, 2),
    idOfLine,
  });
  return judgeRow(dataset, toRecordOf, { kind: "row", line: 7, cells: Object.entries(cells) });
};

const anOrder = {
  id: "o-1",
  site_id: "luna",
  total_amount: "43.50",
  currency: "EUR",
  created_at: "2026-03-01 18:55:12",
  status: "paid",
};

test("a row is a record, times in UTC, as of the file's time", () => {
  expect(convert(anOrder, { timeZone: "Europe/Rome" })).toEqual({
    kind: "good",
    record: { ...anOrder, created_at: "2026-03-01T17:55:12.000Z", updated_at: "2026-03-02T00:00:00.000Z" },
  });
});

test("a row's own updated_at comes before the file's", () => {
  expect(convert({ ...anOrder, updated_at: "2026-03-01T19:00:00+01:00" })).toMatchObject({
    record: { updated_at: "2026-03-01T18:00:00.000Z" },
  });
});

test("empty cells, \\N and null are no values", () => {
  const { record } = convert({ ...anOrder, customer_id: "\\N", updated_at: "" }) as { record: object };
  expect(Object.keys(record)).toEqual([...Object.keys(anOrder), "updated_at"]);
  expect(convert({ ...anOrder, status: null })).toEqual({
    kind: "bad",
    errors: ["status: required, text of 1 to 256 characters"],
  });
});

test("a constant holds for every row, and is judged before the first", () => {
  const { currency: _, ...withoutCurrency } = anOrder;
  expect(convert(withoutCurrency, { set: { currency: "EUR" } })).toMatchObject({
    record: { currency: "EUR" },
  });
  expect(() => convert(withoutCurrency, { set: { currency: "euro" } })).toThrow(
    '--set currency takes an ISO 4217 currency code of three capital letters, not "euro"',
  );
  expect(() => convert(anOrder, { set: { created_at: "soon" } })).toThrow(
    "--set created_at takes an ISO 8601 time",
  );
  expect(convert(anOrder, { set: { created_at: "2026-02-01" } })).toMatchObject({
    record: { created_at: "2026-02-01T00:00:00.000Z" },
  });
});

test("amounts with a decimal comma; one without is told, not guessed", () => {
  const wish = { hasDecimalComma: true };
  expect(convert({ ...anOrder, total_amount: "1.234,50" }, wish)).toMatchObject({
    record: { total_amount: "1234.50" },
  });
  expect(convert(anOrder, wish)).toEqual({
    kind: "bad",
    errors: ['total_amount: must be a number with a decimal comma, as 1.234,50, not "43.50"'],
  });
});

test("a day is the day that the text shows, or that it was in the file's zone", () => {
  const day = (signup_date: string, wish: Wish = {}) =>
    convert({ id: "c-1", signup_date }, { dataset: "customers", timeZone: "Europe/Rome", ...wish });
  expect(day("20260301")).toMatchObject({ record: { signup_date: "2026-03-01" } });
  expect(day("2026-03-01 23:59:00")).toMatchObject({ record: { signup_date: "2026-03-01" } });
  expect(day("2026-03-01T23:30:00Z")).toMatchObject({ record: { signup_date: "2026-03-02" } });
  expect(day("1/3/2026", { times: timesAs("D/M/YYYY") })).toMatchObject({
    record: { signup_date: "2026-03-01" },
  });
});

test("a time that cannot be read is told with the form that was expected", () => {
  expect(convert({ ...anOrder, created_at: "01/03/2026" })).toEqual({
    kind: "bad",
    errors: [
      expect.stringMatching(
        /^created_at: must be a time as .*--date-format reads others, not "01\/03\/2026"$/,
      ),
    ],
  });
});

test("JSON's numbers are ids and times where those are wanted, as long as they are exact", () => {
  expect(convert({ ...anOrder, id: 1042, total_amount: 43.5, created_at: 1772391312000 })).toMatchObject({
    record: { id: "1042", total_amount: 43.5, created_at: "2026-03-01T18:55:12.000Z" },
  });
  expect(convert({ ...anOrder, id: 2 ** 60 }).kind).toBe("bad");
});

test("other columns go into properties where they are to be kept, beside those that are there", () => {
  const cells = { ...anOrder, Waiter: "Ada", Note: "", properties: '{"channel":"bar"}' };
  expect(convert(cells, { keepsRest: true })).toMatchObject({
    record: { properties: { Waiter: "Ada", channel: "bar" } },
  });
  expect(convert(cells)).toMatchObject({ record: { properties: { channel: "bar" } } });
  expect(convert({ ...anOrder, properties: "{" }).kind).toBe("bad");
});

test("an id that is made names the row's line", () => {
  const { id: _, ...withoutId } = anOrder;
  expect(convert(withoutId, { idOfLine: (line) => `till-${line}` })).toMatchObject({
    record: { id: "till-7" },
  });
});

test("the site may come with the key: it is not missed", () => {
  const { site_id: _, ...withoutSite } = anOrder;
  const judged = convert(withoutSite);
  expect(judged).toMatchObject({ kind: "good" });
  expect(judged).not.toHaveProperty("record.site_id");
});

test("what is no UTF-8 is told, where it would be sent", () => {
  const cells = { ...anOrder, customer_id: "Nicol\ufffd", Note: "citt\ufffd" };
  expect(convert(cells)).toEqual({
    kind: "bad",
    errors: ['"customer_id": is not UTF-8, in "Nicol\ufffd": save the file as UTF-8'],
  });
  const { customer_id: _, ...withNote } = cells;
  expect(convert(withNote).kind).toBe("good");
  expect(convert(withNote, { keepsRest: true }).kind).toBe("bad");
});
