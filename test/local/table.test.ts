import { grouped, table } from "../../local/table";

test("words stand left, numbers right with thousands apart, and titles above them", () => {
  const rows = [
    { dish: "Burrata", views: 1234567 },
    { dish: "唐揚げ", views: 8 },
  ];
  expect(
    table(
      [
        { title: "dish", value: (row) => row.dish },
        { title: "views", value: (row) => row.views },
      ],
      rows,
    ),
  ).toBe(["  dish         views", "  Burrata  1 234 567", "  唐揚げ           8"].join("\n"));
});

test("long words are cut, and control characters cannot play with the terminal", () => {
  const text = table([{ title: "page", value: (row: string) => row }], ["x".repeat(80), "\u001b[2Jboo"]);
  expect(text).toContain(`  ${"x".repeat(55)}…`);
  expect(text).toContain("�[2Jboo");
});

test.each([
  [0, "0"],
  [999, "999"],
  [1000, "1 000"],
  [-1234567, "-1 234 567"],
])("%d is shown as %s", (n, shown) => {
  expect(grouped(n)).toBe(shown);
});
