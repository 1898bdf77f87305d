import { random } from "../../local/simulation/random";
import type { DatasetName } from "../../pipeline/event/datasets";
import { hourOf, rawHourPrefix } from "../../pipeline/raw/rawKey";
import type { ObjectStore } from "../../pipeline/storage/objectStore";
import { aGatewayEvent } from "../fixtures/aGatewayEvent";
import type { HyparquetReader } from "../pipeline/lake/parquet/hyparquetReader";
import { everythingIn } from "../support/aPipeline";
import { memoryObjectStore } from "../support/objectStore.memory";
import { acknowledgements } from "./acknowledgements";
import { badRawObject } from "./badRawObject";
import { canary } from "./canary";
import { changeAcknowledgements } from "./changeAcknowledgements";
import { changeNames, changeText } from "./changeRecords";
import type { Failure } from "./failure";
import { anInstallation, firstMs } from "./installation";
import { judgeAnswer, quotesWhatWasSent } from "./judgeAnswer";
import { presentedKeys } from "./keys";
import { compactAt, lakeContents } from "./lakeContents";
import { eventText } from "./records";
import type { Tally } from "./tally";

export interface RawHourOf {
  readonly seed: number;
  readonly number: number;
}

/** How many bad objects an hour gets. */
export const objectsInHour = 100;

const goodBatches = 20;

/** Sets the draws of raw hours apart from those of others with the same seed. */
const rawHourStream = 2;

const datasets: readonly DatasetName[] = ["events", ...changeNames];

/**
 * An hour of good batches of a dataset, of each in turn, among which bad objects lie, and in which some objects, listed, are not there when they are
 * first read. Whatever was acknowledged, and whatever can be read in the bad ones, has to be shown, once; the rest is
 * counted; nothing under `raw/` is touched; and a second run finds nothing to do.
 */
export const rawHour = async (
  reader: HyparquetReader,
  tally: Tally,
  { seed, number }: RawHourOf,
): Promise<readonly Failure[]> => {
  const chance = random([seed, number, rawHourStream], 0);
  const installation = anInstallation();
  const { raw } = installation;
  const dataset = datasets[number % datasets.length] ?? "events";
  const acknowledged = dataset === "events" ? acknowledgements() : changeAcknowledgements(dataset);
  const mark = `${seed.toString(36)}-hour-${number.toString(36)}`;
  const broken: string[] = [];

  const recordText = (id: string): string =>
    dataset === "events" ? eventText(chance, id) : changeText(chance, dataset, id);
  for (let n = 0; n < goodBatches; n++) {
    const body = `[${Array.from({ length: chance.between(1, 20) }, (_, at) => recordText(`${mark}-${n}-${at}`)).join()}]`;
    const event = aGatewayEvent({
      rawPath: `/v1/${dataset}`,
      headers: { authorization: `Bearer ${presentedKeys.server}` },
      body,
    });
    const judged = await judgeAnswer(
      installation,
      { family: "good", event, expects: { status: 202 } },
      await installation.send(event),
    );
    broken.push(...judged.broken);
    for (const canonical of judged.acknowledged) acknowledged.add(canonical, firstMs);
  }

  const hourMs = Math.floor(firstMs / 3_600_000) * 3_600_000;
  let foreign = 0;
  let quarantined = 0;
  for (let n = 0; n < objectsInHour; n++) {
    const { family, name, body, expects } = badRawObject(chance, dataset, `${mark}-bad-${n}`, hourMs);
    await raw.put(`${rawHourPrefix(dataset, hourOf(hourMs))}${name}`, body);
    if (expects.isForeign) foreign += 1;
    quarantined += expects.quarantined ?? 0;
    for (const canonical of expects.rows ?? []) acknowledged.add(canonical, hourMs);
    tally.count(
      family,
      expects.isForeign ? "left" : expects.quarantined === undefined ? "taken" : "quarantined",
    );
  }

  const before = await everythingIn(raw);
  const lake = memoryObjectStore("lake", () => firstMs);
  const afterMs = hourMs + 3_600_000 * 2;
  const report = await compactAt(
    afterMs,
    vanishing(raw, (key) => key.includes(`/${number % 10}`)),
    lake,
    dataset,
  );
  if (report.failures.length > 0) broken.push(`compaction failed: ${JSON.stringify(report.failures)}`);
  if (report.foreign_objects !== foreign)
    broken.push(`of ${foreign} foreign objects ${report.foreign_objects} are told`);
  if (report.counts.quarantined !== quarantined)
    broken.push(`of ${quarantined} bad lines and objects ${report.counts.quarantined} are quarantined`);
  const contents = await lakeContents(lake, reader, dataset);
  broken.push(...acknowledged.broken(contents));
  if (contents.quarantined.length !== quarantined)
    broken.push(`of ${quarantined} bad lines and objects ${contents.quarantined.length} are listed`);
  if (quotesWhatWasSent(JSON.stringify(report))) broken.push("the report quotes what was sent");
  if (JSON.stringify(contents.quarantined).includes(canary)) broken.push("the list of bad lines quotes them");
  if (JSON.stringify(await everythingIn(raw)) !== JSON.stringify(before))
    broken.push("raw objects were touched");
  const { units } = await compactAt(afterMs + 1, raw, lake, dataset);
  if (units.compacted + units.completed > 0) broken.push(`a second run finds ${JSON.stringify(units)}`);
  return broken.length === 0 ? [] : [{ where: `hour-${number}`, family: "bad raw objects", broken }];
};

/** A store in which chosen objects are listed, and not there when they are read for the first time. */
const vanishing = (store: ObjectStore, isChosen: (key: string) => boolean): ObjectStore => {
  const missed = new Set<string>();
  return {
    ...store,
    get: async (key) => {
      if (!isChosen(key) || missed.has(key)) return store.get(key);
      missed.add(key);
      return undefined;
    },
  };
};
