import { visitorColumns } from "../../../../dashboard/app/pages/audience/visitorColumns";

test("every day has both kinds of visitors, and a day without a row none", () => {
  const row = { visitors: 5, new_visitors: 3, returning_visitors: 2, returning_share: 0.4 };
  expect(visitorColumns([{ day: "2026-03-02", ...row }], ["2026-03-01", "2026-03-02"])).toEqual([
    {
      x: "2026-03-01",
      parts: [
        { name: "Returning", value: 0 },
        { name: "New", value: 0 },
      ],
    },
    {
      x: "2026-03-02",
      parts: [
        { name: "Returning", value: 2 },
        { name: "New", value: 3 },
      ],
    },
  ]);
});
