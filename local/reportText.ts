import { devices } from "../pipeline/reports/clicks/devices";
import { hours } from "../pipeline/reports/clicks/hours";
import { pages } from "../pipeline/reports/clicks/pages";
import { referrers } from "../pipeline/reports/clicks/referrers";
import { robots } from "../pipeline/reports/clicks/robots";
import { totals } from "../pipeline/reports/clicks/totals";
import { menuItems } from "../pipeline/reports/menu/menuItems";
import { visitSteps } from "../pipeline/reports/menu/visitSteps";
import type { AskedOf } from "../pipeline/reports/parameter";
import { type Report, runReport } from "../pipeline/reports/report";
import type { scope } from "../pipeline/reports/scope";
import type { SqlEngine } from "../pipeline/reports/sqlEngine";
import { commerceText } from "./commerceText";
import { grouped, type TableColumn, table } from "./table";

const rowsShown = 10;

interface SectionOptions<Row> {
  /** Rows shown at the most. */
  readonly most?: number;
  /** Leaves out rows that say nothing, such as the menu steps of a site without a menu. */
  readonly isTelling?: (row: Row) => boolean;
}

/** Every day that the lake can hold. */
const always = { from: "1990-01-01", to: "2199-12-31" };

/** The short report: each question that has an answer in the lake, of one site or of all. */
export const reportText = async (engine: SqlEngine, siteId: string | undefined): Promise<string> => {
  const period: AskedOf<typeof scope> = { ...always, ...(siteId === undefined ? {} : { site_id: siteId }) };
  const run = runReport(engine);
  const [total] = await run(totals, period);
  const commerce = await commerceText(engine, period);
  if (total === undefined || total.events === 0)
    return `No events in the lake yet.\n${commerce === undefined ? "" : `\n${commerce}\n`}`;

  const sections = [
    [
      `${grouped(total.events)} events from ${total.first_day} to ${total.last_day}${siteId === undefined ? "" : ` of ${siteId}`}`,
      `${grouped(total.page_views)} page views by ${grouped(total.visitors)} visitors in ${grouped(total.sessions)} sessions, ` +
        `${grouped(total.orders)} orders; ${grouped(total.robot_events)} of the events are robots'`,
    ].join("\n"),
    ...(commerce === undefined ? [] : [commerce]),
  ];
  const add = async <Row>(
    title: string,
    report: Report<typeof scope, Row>,
    columns: readonly TableColumn<Row>[],
    { most = rowsShown, isTelling = () => true }: SectionOptions<Row> = {},
  ): Promise<void> => {
    const rows = (await run(report, period)).filter(isTelling);
    if (rows.length === 0) return;
    const cut = rows.length > most ? `, the first ${most}` : "";
    sections.push(`${title}${cut}\n${table(columns, rows.slice(0, most))}`);
  };

  await add(
    "Visits, and how far they got",
    visitSteps,
    [
      { title: "site", value: (row) => row.site_id },
      { title: "visits", value: (row) => row.visits },
      { title: "opened a dish", value: (row) => row.expanded },
      { title: "added one", value: (row) => row.added },
      { title: "went to order", value: (row) => row.checked_out },
      { title: "ordered", value: (row) => row.ordered },
      { title: "paid", value: (row) => row.paid },
    ],
    { isTelling: (row) => row.expanded + row.added + row.ordered > 0 },
  );
  await add("Dishes by views", menuItems, [
    { title: "dish", value: (row) => row.item_name ?? row.item_id },
    { title: "site", value: (row) => row.site_id },
    { title: "views", value: (row) => row.views },
    { title: "opened", value: (row) => row.expands },
    { title: "added", value: (row) => row.adds },
    { title: "bought", value: (row) => row.bought },
  ]);
  await add("Pages by views and visitors", pages, [
    { title: "page", value: (row) => row.page_path },
    { title: "views", value: (row) => row.views },
    { title: "visitors", value: (row) => row.visitors },
    { title: "robots' views", value: (row) => row.robot_views },
  ]);
  await add("Referrers", referrers, [
    { title: "from", value: (row) => row.referrer_host },
    { title: "views", value: (row) => row.views },
    { title: "visitors", value: (row) => row.visitors },
  ]);
  await add("Devices and browsers", devices, [
    { title: "device", value: (row) => row.device_type },
    { title: "system", value: (row) => row.os },
    { title: "browser", value: (row) => row.browser },
    { title: "views", value: (row) => row.views },
    { title: "visitors", value: (row) => row.visitors },
  ]);
  await add("Robots against people", robots, [
    { title: "who", value: (row) => row.visitor_kind },
    { title: "events", value: (row) => row.events },
    { title: "page views", value: (row) => row.page_views },
    { title: "visitors", value: (row) => row.visitors },
  ]);
  await add(
    "Hours of the day (UTC), people's page views",
    hours,
    [
      { title: "hour", value: (row) => `${String(row.hour_of_day).padStart(2, "0")}:00` },
      { title: "views", value: (row) => row.views },
      { title: "visitors", value: (row) => row.visitors },
    ],
    { most: 24 },
  );
  return `${sections.join("\n\n")}\n`;
};
