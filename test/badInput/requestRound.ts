import type { HyparquetReader } from "../pipeline/lake/parquet/hyparquetReader";
import { allAcknowledgements } from "./allAcknowledgements";
import { badRequest } from "./badRequest";
import type { Failure } from "./failure";
import { anInstallation, firstMs } from "./installation";
import { judgeAnswer, quotesWhatWasSent } from "./judgeAnswer";
import { listening } from "./listening";
import type { Tally } from "./tally";

/** As many requests as one installation gets, so that what it stores can be let go. */
export const requestsInRound = 5_000;

export interface RoundOf {
  readonly seed: number;
  /** The first request's number, and the one after the last. */
  readonly from: number;
  readonly to: number;
}

/**
 * Sends requests to a new installation over three hours of its clock, each judged at once; then everything is compacted,
 * and what was acknowledged has to be in the lake, once.
 */
export const requestRound = async (
  reader: HyparquetReader,
  tally: Tally,
  { seed, from, to }: RoundOf,
): Promise<readonly Failure[]> => {
  const failures: Failure[] = [];
  const installation = anInstallation();
  const acknowledged = allAcknowledgements();
  const heard = listening();
  try {
    for (let index = from; index < to; index++) {
      const request = badRequest(seed, index);
      installation.nowMs = timeOf(index);
      const judgement = await judgeAnswer(installation, request, await installation.send(request.event));
      acknowledged.add(judgement, installation.nowMs);
      tally.count(request.family, String(judgement.status));
      if (judgement.broken.length > 0)
        failures.push({ where: String(index), family: request.family, broken: judgement.broken });
    }
  } finally {
    heard.stop();
  }

  const broken: string[] = [];
  if (quotesWhatWasSent(heard.text()))
    broken.push("what was sent was written to the standard output or error");
  broken.push(...(await acknowledged.broken(installation.raw, reader, closedMs)));
  if (broken.length > 0)
    failures.push({ where: `${from}-${to - 1}`, family: "all of them, compacted", broken });
  return failures;
};

const hours = 3;

/** The same time for the same request, whichever round it is sent in. */
const timeOf = (index: number): number =>
  firstMs + Math.floor(((index % requestsInRound) / requestsInRound) * hours * 3_600_000);

/** When all of a round's hours are closed. */
const closedMs = firstMs + (hours + 2) * 3_600_000;
