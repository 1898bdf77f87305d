import fc from "fast-check";
import { instantReader } from "../../../../pipeline/raw/scan/isoInstant";
import { aLineScan } from "../../../support/aLineScan";

test("an instant as a Date writes it is read, whatever was read before", () => {
  const read = instantReader();
  fc.assert(
    fc.property(
      fc.date({
        min: new Date("1990-01-01"),
        max: new Date("2199-12-31T23:59:59.999Z"),
        noInvalidDate: true,
      }),
      (date) => {
        const scan = aLineScan(`"${date.toISOString()}"`);
        expect(read(scan)).toBe(date.getTime());
        expect(scan.at).toBe(scan.end);
      },
    ),
  );
});

test.each([
  '"2023-02-29T00:00:00.000Z"',
  '"2026-02-30T00:00:00.000Z"',
  '"2026-13-01T00:00:00.000Z"',
  '"2026-03-01T24:00:00.000Z"',
  '"2026-03-01T18:60:00.000Z"',
  '"2026-03-01T18:42:60.000Z"',
  '"2026-03-01T18:42:07.12xZ"',
  '"2026-03-01T1/:42:07.120Z"',
  '"2026-03-01t18:42:07.120Z"',
  '"2026-03-01T18:42:07.120z"',
  '"2026-03-01T18:42:07Z"',
  '"2026-03-01T18:42:07.120Z',
  '"2026-03-01T18:42:07.1200"',
  "1772390527120",
])("%s is left to the codec", (text) => {
  expect(instantReader()(aLineScan(text))).toBeNaN();
});
