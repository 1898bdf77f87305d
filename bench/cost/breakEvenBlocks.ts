import { packsOf } from "../../review/cost/bufferedDelivery";
import { assumed } from "../../review/cost/traffic";
import { dollars } from "../../review/costPage";
import { type Block, heading, paragraph } from "../../review/page";
import type { Resource } from "../../review/resource";
import { breakEven } from "./breakEven";
import { footfallOf } from "./footfallWay";
import { sumOf } from "./way";

const batches = [1, 5, 20, 100] as const;
/** So many objects a minute of few messages. */
const gatherings = [assumed.pollersPerQueue, 2, 1] as const;
const mostRequests = 1e9;
const levels = [10_000, 100_000, 1_000_000, 10_000_000, 100_000_000] as const;

/** From how many requests on buffered delivery costs less. */
export const breakEvenBlocks = ({
  direct,
  buffered,
}: Record<"direct" | "buffered", readonly Resource[]>): readonly Block[] => {
  const ours = footfallOf(direct, 2);
  const packed = footfallOf(buffered, 2);
  const saving = (eventsPerRequest: number, packsPerMinute: number) => (requests: number) => {
    const traffic = { eventsPerMonth: requests * eventsPerRequest, eventsPerRequest, packsPerMinute };
    return sumOf(ours.bill(traffic)) - sumOf(packed.bill(traffic));
  };
  return [
    heading(2, "When to buffer"),
    paragraph(
      'With `"delivery": {"mode": "buffered"}` ingest answers once SQS has the batch, and a packer makes one raw object of the batches of up to a minute ' +
        "([ADR 19](adr/0019-buffered-delivery.md)). It costs a queue, a function and their alarms, and saves puts, replicas, reads, lists, and writes of items. Whole bills compared, it begins to pay at:",
    ),
    {
      kind: "table",
      head: ["requests a month, by events a request", ...batches.map((n) => `${n}`)],
      rows: gatherings.map((packsPerMinute) => [
        packsPerMinute === 1 ? "one object a minute" : `up to ${packsPerMinute} objects a minute`,
        ...batches.map((n) => {
          const requests = breakEven(saving(n, packsPerMinute), mostRequests);
          return requests === undefined ? "never" : rounded(requests);
        }),
      ]),
    },
    paragraph(
      `Where messages are few, what matters is in how many places they gather: Lambda asks by ${assumed.pollersPerQueue} pollers, each for itself, so that up to ${assumed.pollersPerQueue} objects a minute is what all other tables of this page take; ` +
        `two is how many packers may run at once. A month of 100,000 requests has ${rounded(1e5 / (730 * 60))} a minute.`,
    ),
    paragraph("What is saved a month (a minus is lost), and how many requests share an object:"),
    {
      kind: "table",
      head: ["requests a month", ...batches.map((n) => `${n} a request`), "requests an object"],
      rows: levels.map((requests) => [
        requests.toLocaleString("en-US"),
        ...batches.map((n) => signed(saving(n, assumed.pollersPerQueue)(requests))),
        rounded(requests / packsOf({ eventsPerMonth: requests, eventsPerRequest: 1 })),
      ]),
    },
    paragraph(
      "What was counted with 10, 100 or 1,000 messages at once is used from that many on, and nothing is taken that was not counted.",
    ),
  ];
};

const signed = (usd: number): string => (usd < -0.005 ? `−${dollars(-usd)}` : dollars(Math.max(0, usd)));

const rounded = (n: number): string =>
  n < 10 ? String(Number(n.toPrecision(2))) : Number(n.toPrecision(2)).toLocaleString("en-US");
