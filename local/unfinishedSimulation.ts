import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as t from "io-ts";
import { CalendarDate } from "../pipeline/event/calendarDate";
import { decode } from "../pipeline/event/decode";
import { fromJson } from "../pipeline/event/stringCodecs";
import { isMissing } from "../pipeline/storage/objectFile.dir";

/** Days of guests up to the last one: what determines them. */
export const Simulation = t.readonly(
  t.type({ seed: t.number, day: CalendarDate, days: t.number, events: t.number }, "simulation"),
);
export type Simulation = t.TypeOf<typeof Simulation>;

const fileIn = (folder: string): string => join(folder, "unfinished-simulation.json");

/** Notes a simulation while it is being sent: a start that follows an interrupted one sends it again, whole. */
export const whileNoted = async <A>(
  folder: string,
  simulation: Simulation,
  send: () => Promise<A>,
): Promise<A> => {
  await writeFile(fileIn(folder), JSON.stringify(simulation));
  const sent = await send();
  await rm(fileIn(folder), { force: true });
  return sent;
};

/** The simulation that an earlier start began and did not finish; undefined where there is none, or no whole note. */
export const readUnfinishedSimulation = async (folder: string): Promise<Simulation | undefined> => {
  try {
    const decoded = decode(fromJson(t.UnknownRecord), await readFile(fileIn(folder), "utf8"));
    if (decoded.kind === "invalid") return undefined;
    // earlier versions simulated one day, and did not say so
    const simulation = decode(Simulation, { days: 1, ...decoded.value });
    return simulation.kind === "valid" ? simulation.value : undefined;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
};
