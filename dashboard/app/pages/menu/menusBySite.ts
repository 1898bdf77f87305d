import type { ReportRows } from "../../api/reportRows";
import type { SectionsChart } from "../../plots/plotSpecs";

type Row = ReportRows["menu-sections"];

/** A site's menu as far as it was looked at. */
export interface SiteMenu {
  readonly siteId: string;
  /** Sessions that saw any of it. */
  readonly sessions: number;
  /** In their order on the page. */
  readonly sections: SectionsChart["sections"];
}

/** The menus of the sites, that of the most sessions first: sections of different sites stand on different pages. */
export const menusBySite = (
  rows: readonly Row[],
  before: readonly Row[] | undefined,
): readonly SiteMenu[] => {
  const earlier = new Map(before?.map((row) => [keyOf(row), row.share]));
  return [...new Set(rows.map(({ site_id }) => site_id))]
    .map((siteId) => {
      const own = rows.filter(({ site_id }) => site_id === siteId);
      return {
        siteId,
        sessions: sessionsOf(own),
        sections: own.map((row) => ({
          name: row.section,
          sessions: row.sessions,
          share: row.share,
          lastShare: row.last_share,
          ...(before === undefined ? {} : { before: earlier.get(keyOf(row)) ?? 0 }),
        })),
      };
    })
    .sort((a, b) => b.sessions - a.sessions || (a.siteId < b.siteId ? -1 : 1));
};

const keyOf = ({ site_id, section }: Row): string => JSON.stringify([site_id, section]);

/** Each session has one last section. */
const sessionsOf = (rows: readonly Row[]): number =>
  rows.reduce((sum, { last_sessions }) => sum + last_sessions, 0);
