import type { ReportRows } from "../../../../dashboard/app/api/reportRows";
import { menusBySite } from "../../../../dashboard/app/pages/menu/menusBySite";

const aSection = (
  section: string,
  sessions: number,
  last_sessions: number,
  of: number,
  site_id = "luna-roma",
): ReportRows["menu-sections"] => ({
  site_id,
  section,
  section_position: null,
  sessions,
  share: sessions / of,
  last_sessions,
  last_share: last_sessions / of,
});

test("each site has its own menu, that of the most sessions first, its sections in their order", () => {
  const rows = [
    aSection("Starters", 10, 10, 10, "luna-london"),
    aSection("Antipasti", 40, 15, 40),
    aSection("Primi", 25, 25, 40),
  ];
  expect(menusBySite(rows, undefined)).toEqual([
    {
      siteId: "luna-roma",
      sessions: 40,
      sections: [
        { name: "Antipasti", sessions: 40, share: 1, lastShare: 0.375 },
        { name: "Primi", sessions: 25, share: 0.625, lastShare: 0.625 },
      ],
    },
    {
      siteId: "luna-london",
      sessions: 10,
      sections: [{ name: "Starters", sessions: 10, share: 1, lastShare: 1 }],
    },
  ]);
});

test("a section has what it had before at the same site, and 0 where it was not there", () => {
  const rows = [aSection("Antipasti", 40, 40, 40), aSection("Brunch", 4, 0, 40)];
  const before = [aSection("Antipasti", 3, 3, 4), aSection("Brunch", 1, 1, 1, "luna-london")];
  expect(menusBySite(rows, before)[0]?.sections.map((section) => section.before)).toEqual([0.75, 0]);
});

test("no rows are no menu", () => {
  expect(menusBySite([], [])).toEqual([]);
});
