import { setImmediate } from "node:timers/promises";
import { type Customer, customers as customersDataset } from "../pipeline/commerce/customers";
import { type Order, orders as ordersDataset } from "../pipeline/commerce/orders";
import { type Payment, payments as paymentsDataset } from "../pipeline/commerce/payments";
import { type Event, events as eventsDataset } from "../pipeline/event/events";
import type { Day } from "../pipeline/lake/lakeKey";
import type { Local, Surroundings } from "./local";
import { progress } from "./progress";
import { type Sender, type SenderParts, sender } from "./sender";
import { type BackOfficeRecord, backOffice } from "./simulation/backOffice";
import { daysOfSimulation } from "./simulation/daysOfSimulation";
import { regularsPerSite } from "./simulation/guests";
import { type DayPlan, eventsOfDay, planDay, type SimulateOptions } from "./simulation/simulate";
import { StartupError } from "./startupError";
import { grouped } from "./table";
import { type Simulation, whileNoted } from "./unfinishedSimulation";

export interface SendSimulationOptions extends Simulation {
  readonly local: Local;
  readonly around: Surroundings;
}

/** Sends simulated days to the collector: the guests' events, and what the restaurants' back ends make of them. */
export const sendSimulation = async ({
  local,
  around,
  seed,
  day,
  days,
  events,
}: SendSimulationOptions): Promise<void> => {
  const { output, now, signal } = around;
  const parts = daysOfSimulation(day as Day, days, events);
  const when = days === 1 ? day : `${days} days up to ${day}`;
  output.write(`Simulating ${grouped(events)} events of ${when} at a chain of restaurants (seed ${seed})\n`);
  const regulars = days === 1 ? {} : { regulars: regularsFor(events) };
  const plans: { readonly day: Day; readonly plan: DayPlan }[] = [];
  for (const part of parts)
    plans.push({ day: part.day, plan: await planned({ seed, ...part, ...regulars }, around) });
  const bar = progress(output, now, "Sending", events);
  let sent = 0;
  const startedAtMs = now();
  const producer = sender<Event>({
    ...wireTo(local, signal, "events"),
    encode: eventsDataset.codec.encode,
    onSent: ({ length }) => {
      sent += length;
      bar.update(sent, `${grouped(sent)} of ${grouped(events)} events`);
    },
  });
  const backEnd = backEndSenders(local, signal);
  const results = await whileNoted(local.folder.path, { seed, day, days, events }, async () => {
    for (const { day, plan } of plans) {
      const recordsOf = backOffice({ seed, day });
      for (const event of eventsOfDay(plan)) {
        await producer.send(event);
        for (const { dataset, record } of recordsOf(event)) await backEnd[dataset].send(record);
      }
    }
    return {
      events: await producer.finish(),
      orders: await backEnd.orders.finish(),
      customers: await backEnd.customers.finish(),
      payments: await backEnd.payments.finish(),
    };
  });
  bar.end();
  for (const [name, { rejected, reasons }] of Object.entries(results))
    if (rejected > 0)
      throw new StartupError(`${rejected} simulated ${name} were rejected: ${reasons.join(" | ")}`);
  const seconds = (now() - startedAtMs) / 1000;
  const { orders, customers, payments } = results;
  output.write(
    `Sent, and acknowledged as stored: ${grouped(results.events.accepted)} events in ${seconds.toFixed(1)} s, with ` +
      `${grouped(orders.accepted)} versions of orders, ${grouped(payments.accepted)} of payments and ${grouped(customers.accepted)} of customers\n`,
  );
};

/** So many that a regular comes some three times within the days, where few come at all. */
const regularsFor = (events: number): number =>
  Math.min(regularsPerSite, Math.max(20, Math.round(events / 700)));

type BackEndRecord = BackOfficeRecord["record"];

/** A sender for each dataset that a back end fills. */
const backEndSenders = (
  local: Local,
  signal: AbortSignal,
): Readonly<Record<BackOfficeRecord["dataset"], Sender<BackEndRecord>>> => {
  const to = (dataset: BackOfficeRecord["dataset"], encode: SenderParts<BackEndRecord>["encode"]) =>
    sender<BackEndRecord>({ ...wireTo(local, signal, dataset), encode, onSent: () => undefined });
  return {
    orders: to("orders", (record) => ordersDataset.codec.encode(record as Order)),
    customers: to("customers", (record) => customersDataset.codec.encode(record as Customer)),
    payments: to("payments", (record) => paymentsDataset.codec.encode(record as Payment)),
  };
};

const wireTo = ({ server, folder }: Local, signal: AbortSignal, dataset: string) => ({
  endpoint: `${server.url}/v1/${dataset}`,
  key: folder.secrets.server_key,
  signal,
});

/**
 * Plans a day with pauses, in which the plan's progress shows, on a bar that is gone before the day is sent, and
 * Ctrl-C is heard.
 */
const planned = async (options: SimulateOptions, { output, now, signal }: Surroundings): Promise<DayPlan> => {
  const bar = progress(output, now, "Planning visits", options.events);
  const planning = planDay(options);
  for (;;) {
    const step = planning.next();
    if (step.done) {
      bar.end();
      return step.value;
    }
    bar.update(step.value, `${grouped(step.value)} events`);
    await setImmediate();
    signal.throwIfAborted();
  }
};
