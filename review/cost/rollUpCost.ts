import { idleRollUp, measured, ratesOf } from "./counted";
import type { Inventory } from "./inventory";
import { billedSeconds } from "./lambdaTime";
import type { CostLine } from "./monthlyCost";
import { calls, hoursPerMonth, millions, requestsOf } from "./priced";
import { assumed, type Traffic } from "./traffic";

const daysPerMonth = hoursPerMonth / 24;

/** What the roll-up adds to the lake in a month; the hourly files stay. Nothing where no schedule starts it. */
export const rolledUpBytes = (inventory: Inventory, { eventsPerMonth }: Traffic): number =>
  scheduleOf(inventory) === undefined ? 0 : eventsPerMonth * measured("lake.rolledUpBytesPerEvent");

/** What it puts for that: a file, a record and a manifest for each day with events, and more parts of large files. */
export const rollUpPuts = (inventory: Inventory, traffic: Traffic): number =>
  scheduleOf(inventory) === undefined
    ? 0
    : activeDays(traffic) * ratesOf(traffic.eventsPerRequest).rollUpPutsPerDay +
      rolledUpBytes(inventory, traffic) / assumed.uploadPartBytes;

/** A month of the nightly roll-up, where a schedule starts it. */
export const rollUpLines = (inventory: Inventory, traffic: Traffic): readonly CostLine[] => {
  const schedule = scheduleOf(inventory);
  if (schedule === undefined) return [];
  const { runsPerMonth: runs = 0, memoryGb = 2 } = schedule;
  const days = activeDays(traffic);
  const rates = ratesOf(traffic.eventsPerRequest);
  const lists = runs * idleRollUp.lists + days * rates.rollUpListsPerDay;
  // each night looks at the manifests of all closed days, too
  const gets =
    runs * (idleRollUp.gets + days * assumed.keptMonths * rates.rollUpGetsPerClosedDay) +
    days * rates.rollUpGetsPerDay;
  const puts = rollUpPuts(inventory, traffic);
  const cpuMs =
    (traffic.eventsPerMonth / 1000) * measured("rollUp.cpuMs of 1,000 events") +
    (lists + gets) * measured("s3.get.cpuMs") +
    puts * measured("s3.put.cpuMs");
  const waitMs = lists * assumed.listWaitMs + gets * assumed.getWaitMs + puts * assumed.putWaitMs;
  return [
    { what: "Lambda: roll-up", usd: calls(runs, billedSeconds(memoryGb, cpuMs, waitMs), memoryGb) },
    {
      what: "S3: the roll-up's lists, reads and writes",
      usd: millions(lists + puts, "s3Put") + millions(gets, "s3Get"),
    },
  ];
};

const scheduleOf = ({ schedules }: Inventory) => schedules.find(({ isRollUp }) => isRollUp);

/** The days that have events: all of them, once there are so many requests. */
const activeDays = (traffic: Traffic): number => Math.min(daysPerMonth, requestsOf(traffic));
