import { searchOf } from "../../../dashboard/app/address/searchOf";
import { anAddress } from "./anAddress";

test("what is as by default is left out, but the time zone, which is another for another reader", () => {
  expect(searchOf(anAddress())).toBe("?tz=Europe/Rome");
});

test.each([
  [{ page: "menu" as const, site: "luna-roma" }, "?page=menu&site=luna-roma&tz=Europe/Rome"],
  [{ period: { kind: "last" as const, days: 1 } }, "?days=1&tz=Europe/Rome"],
  [{ period: { kind: "yesterday" as const } }, "?days=yesterday&tz=Europe/Rome"],
  [
    { period: { kind: "days" as const, from: "2026-03-01", to: "2026-03-31" } },
    "?from=2026-03-01&to=2026-03-31&tz=Europe/Rome",
  ],
  [{ compare: false, live: true, theme: "dark" as const }, "?tz=Europe/Rome&compare=0&live=1&theme=dark"],
  [{ filters: { section: "Pane & vino" } }, "?tz=Europe/Rome&f.section=Pane+%26+vino"],
])("%j is written as %s", (over, search) => {
  expect(searchOf(anAddress(over))).toBe(search);
});

test("equal addresses are equal texts, in whichever order their parts were set", () => {
  const open = { b: "sql", a: "table" } as const;
  expect(searchOf(anAddress({ filters: { b: "2", a: "1" }, open }))).toBe(
    searchOf(anAddress({ filters: { a: "1", b: "2" }, open: { a: "table", b: "sql" } })),
  );
});
