import { setImmediate } from "node:timers/promises";
import type { Day } from "../pipeline/lake/lakeKey";
import type { Local, Surroundings } from "./local";
import { progress } from "./progress";
import { sender } from "./sender";
import { type DayPlan, eventsOfDay, planDay, type SimulateOptions } from "./simulation/simulate";
import { StartupError } from "./startupError";
import { grouped } from "./table";
import { type Simulation, whileNoted } from "./unfinishedSimulation";

export interface SendSimulationOptions extends Simulation {
  readonly local: Local;
  readonly around: Surroundings;
}

/** Sends a simulated day to the collector, as the restaurants' back ends would. */
export const sendSimulation = async ({
  local,
  around,
  seed,
  day,
  events,
}: SendSimulationOptions): Promise<void> => {
  const { output, now, signal } = around;
  output.write(`Simulating ${grouped(events)} events of ${day} at a chain of restaurants (seed ${seed})\n`);
  const plan = await planned({ seed, day: day as Day, events }, around);
  const bar = progress(output, now, "Sending", events);
  let sent = 0;
  const startedAtMs = now();
  const producer = sender({
    endpoint: `${local.server.url}/v1/events`,
    key: local.folder.secrets.server_key,
    signal,
    onSent: (count) => {
      sent += count;
      bar.update(sent, `${grouped(sent)} of ${grouped(events)} events`);
    },
  });
  const result = await whileNoted(local.folder.path, { seed, day, events }, async () => {
    for (const event of eventsOfDay(plan)) await producer.send(event);
    return producer.finish();
  });
  bar.end();
  if (result.rejected > 0)
    throw new StartupError(
      `${result.rejected} simulated events were rejected: ${result.reasons.join(" | ")}`,
    );
  const seconds = (now() - startedAtMs) / 1000;
  output.write(
    `Sent, and acknowledged as stored: ${grouped(result.accepted)} events in ${seconds.toFixed(1)} s\n`,
  );
};

/** Plans a day with pauses, in which the plan's progress shows and Ctrl-C is heard. */
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
