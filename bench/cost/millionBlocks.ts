import { countedBatches } from "../../review/cost/counted";
import type { CostLine } from "../../review/cost/monthlyCost";
import { assumed, type Traffic } from "../../review/cost/traffic";
import { dollars } from "../../review/costPage";
import { type Block, heading, list, paragraph } from "../../review/page";
import type { Resource } from "../../review/resource";
import { type Footfall, footfallOf } from "./footfallWay";
import { sumOf } from "./way";

/** The million is one more of a month with so many: fixed costs are paid, and every hour has events. */
const monthEvents = 30_000_000;
const million = 1_000_000;

/** What shows as less is added up in one row. */
const leastShown = 0.02;

/** A million events by events a request: line by line, with and without the other region, direct and buffered. */
export const millionBlocks = ({
  direct,
  buffered,
}: {
  readonly direct: readonly Resource[];
  readonly buffered: readonly Resource[];
}): readonly Block[] => {
  const both = footfallOf(direct, 2);
  const columns = countedBatches.map((eventsPerRequest) => ({
    eventsPerRequest,
    lines: oneMore(both, eventsPerRequest),
  }));
  const names = columns[0]?.lines.map(({ what }) => what) ?? [];
  const usdOf = (what: string): readonly number[] =>
    columns.map(({ lines }) => lines.find((each) => each.what === what)?.usd ?? 0);
  const shown = names.filter((what) => usdOf(what).some((usd) => usd >= leastShown));
  const rest = columns.map(({ lines }) => sumOf(lines.filter(({ what }) => !shown.includes(what))));
  const totalsOf = (footfall: Footfall): readonly number[] =>
    countedBatches.map((eventsPerRequest) => sumOf(oneMore(footfall, eventsPerRequest)));
  const row = (name: string, usd: readonly number[], mark = ""): readonly string[] => [
    `${mark}${name}${mark}`,
    ...usd.map((each) => `${mark}${dollars(each)}${mark}`),
  ];
  return [
    heading(2, "A million events"),
    paragraph(
      `One million more in a month of ${monthEvents / million} million: requests, functions, storage for a month, logs, both regions; without questions. By events a request:`,
    ),
    {
      kind: "table",
      head: ["", ...countedBatches.map((each) => `${each}`)],
      rows: [
        row(
          "All together",
          columns.map(({ lines }) => sumOf(lines)),
          "**",
        ),
        row("without the replica in the other region", totalsOf(footfallOf(direct, 1))),
        row("with buffered delivery", totalsOf(footfallOf(buffered, 2))),
        row("with buffered delivery, without the replica", totalsOf(footfallOf(buffered, 1))),
        ...shown.map((what) => row(what, usdOf(what))),
        row("everything else", rest),
      ],
    },
    paragraph("What it goes for:"),
    list(columns.map(({ eventsPerRequest, lines }) => largestOf(eventsPerRequest, lines))),
    paragraph(
      "Objects below 128 kB stay in S3 Standard, whatever the lifecycle rules say: S3 moves no smaller ones by default, and so charges nothing for moving them. Raw objects of direct delivery are of that kind; packed ones mostly are not.",
    ),
  ];
};

/** What one million more costs, line by line, kept for a month. */
const oneMore = (footfall: Footfall, eventsPerRequest: number): readonly CostLine[] => {
  const before = footfall.bill(traffic(monthEvents, eventsPerRequest));
  return footfall
    .bill(traffic(monthEvents + million, eventsPerRequest))
    .filter(({ what }) => !what.startsWith("Athena:"))
    .map(({ what, usd, isKept }) => {
      const more = usd - (before.find((each) => each.what === what)?.usd ?? 0);
      return { what, usd: isKept === true ? more / assumed.keptMonths : more };
    });
};

const traffic = (eventsPerMonth: number, eventsPerRequest: number): Traffic => ({
  eventsPerMonth,
  eventsPerRequest,
});

/** "20 events a request: …, …, …" with their shares. */
const largestOf = (eventsPerRequest: number, lines: readonly CostLine[]): string => {
  const all = sumOf(lines);
  const largest = lines.toSorted((a, b) => b.usd - a.usd).slice(0, 4);
  return `${eventsPerRequest} a request: ${largest.map(({ what, usd }) => `${what} ${Math.round((100 * usd) / all)} %`).join("; ")}`;
};
