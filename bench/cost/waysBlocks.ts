import type { Traffic } from "../../review/cost/traffic";
import { dollars } from "../../review/costPage";
import { type Block, heading, list, paragraph } from "../../review/page";
import type { Resource } from "../../review/resource";
import { fargateWay } from "./fargateWay";
import { firehoseWay } from "./firehoseWay";
import { footfallOf, isOursAlone } from "./footfallWay";
import { kinesisWay } from "./kinesisWay";
import { sumOf, type Way } from "./way";

const others: readonly Way[] = [fargateWay, firehoseWay, kinesisWay];

const daysPerMonth = 730 / 24;

/** Idle, and events a day. */
const volumes = [
  { name: "idle", eventsPerDay: 0 },
  { name: "100,000 a day", eventsPerDay: 100_000 },
  { name: "1 million a day", eventsPerDay: 1_000_000 },
  { name: "50 million a day", eventsPerDay: 50_000_000 },
] as const;

const batches = [1, 20] as const;

/** Footfall beside other designs, at the same traffic and prices. */
export const waysBlocks = ({
  direct,
  buffered,
}: Record<"direct" | "buffered", readonly Resource[]>): readonly Block[] => {
  const ours = footfallOf(direct, 2);
  const packed = footfallOf(buffered, 2);
  const compared: readonly Compared[] = [
    { name: "Footfall", month: ours.comparable },
    { name: "Footfall, buffered", month: packed.comparable },
    {
      name: "Footfall, buffered, without edge, counters and limits",
      month: (traffic) => packed.comparable(traffic).filter((line) => !isOursAlone(line)),
    },
    ...others,
  ];
  return [
    heading(2, "Beside other designs"),
    paragraph(
      "A month of taking in, making Parquet or items of, and keeping for a month in two regions, at the same prices, with the same code validating. Alarms, traces, keys and dashboards are left out everywhere, as are questions: each would need them. " +
        "Footfall's whole bill, as `npm run review` shows it, with 12 months kept and 50 questions a day, stands in the last rows.",
    ),
    ...batches.flatMap((eventsPerRequest): readonly Block[] => [
      heading(3, `${eventsPerRequest === 1 ? "One event" : `${eventsPerRequest} events`} a request`),
      {
        kind: "table",
        head: ["", ...volumes.map(({ name }) => name), "a million, at 1 million a day"],
        rows: [
          ...compared.map(({ name, month }) => {
            const usd = volumes.map((volume) => sumOf(month(trafficOf(volume, eventsPerRequest))));
            return [name, ...usd.map(dollars), dollars((usd[2] ?? 0) / daysPerMonth)];
          }),
          [
            "Footfall, the whole bill",
            ...volumes.map((volume) => dollars(sumOf(ours.bill(trafficOf(volume, eventsPerRequest))))),
            "",
          ],
          [
            "Footfall, buffered, the whole bill",
            ...volumes.map((volume) => dollars(sumOf(packed.bill(trafficOf(volume, eventsPerRequest))))),
            "",
          ],
        ],
      },
      list(
        volumes
          .slice(1)
          .map((volume) => `${volume.name}: ${orderOf(compared, trafficOf(volume, eventsPerRequest))}`),
      ),
    ]),
    paragraph(
      "**The others win, and by how much:** Firehose costs least at nearly every volume, because it does least; with one event a request, direct delivery is the dearest of all from some hundred thousand events a day on: a put for each request, twice, where streams are paid by the GB, and DynamoDB pays the whole item again for each event. " +
        "Buffered, what is left beyond Firehose is mostly what it lacks: the row without CloudFront, counters and limits of keys is the one to compare it with. What Footfall pays for is in the last sentence of each design below. " +
        "At 20 events a request, as pages send, the difference is small beside alarms and keys up to some million events a day.",
    ),
    ...others.flatMap(({ name, madeOf, sizing, without, month }): readonly Block[] => [
      {
        kind: "details",
        summary: name,
        blocks: [
          paragraph(madeOf),
          list([...sizing, `What it is without: ${without}.`]),
          {
            kind: "table",
            head: ["a month at 1 million events a day", ...batches.map((n) => `${n} a request`)],
            rows: month(trafficOf(volumes[2], 1)).map(({ what, usd }, at) => [
              what,
              dollars(usd),
              dollars(month(trafficOf(volumes[2], 20))[at]?.usd ?? 0),
            ]),
          },
        ],
      },
    ]),
  ];
};

type Compared = Pick<Way, "name" | "month">;

const trafficOf = (
  { eventsPerDay }: { readonly eventsPerDay: number },
  eventsPerRequest: number,
): Traffic => ({
  eventsPerMonth: eventsPerDay * daysPerMonth,
  eventsPerRequest,
});

/** From the cheapest to the dearest, each in shares of Footfall's. */
const orderOf = (compared: readonly Compared[], traffic: Traffic): string => {
  const ours = sumOf(compared[0]?.month(traffic) ?? []);
  return compared
    .map(({ name, month }) => ({ name, usd: sumOf(month(traffic)) }))
    .toSorted((a, b) => a.usd - b.usd)
    .map(({ name, usd }) => (name === "Footfall" ? name : `${name} (${(usd / ours).toPrecision(2)} ×)`))
    .join(", then ");
};
