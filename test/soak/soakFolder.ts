import { Agent } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { DeliveryMode } from "../../local/functions";
import { random } from "../../local/simulation/random";
import { checkFolder, type FolderFigures } from "./checkFolder";
import { ask, type Client, client } from "./client";
import { type Installation, type InstallationFigures, installation } from "./installation";
import { killMoment } from "./killMoment";
import { type Ledger, type LedgerFigures, ledger } from "./ledger";
import { reader } from "./reader";
import { type Hop, type KillPhase, type RoundPlan, roundPlans } from "./roundPlan";
import { type Earlier, traffic } from "./traffic";

export interface SoakFolderOptions {
  /** Empty. */
  readonly folder: string;
  readonly seed: number;
  readonly rounds: number;
  /** How many batches are answered in a round before the kill, at the most. */
  readonly batches: number;
  /** @default direct */
  readonly delivery?: DeliveryMode;
  /** Asked before each round but the first: no other is begun once it says so. */
  readonly isOver?: () => boolean;
  /** Told what came of each round. */
  readonly print?: (line: string) => void;
}

/** What a folder's rounds came to. */
export interface FolderOutcome {
  readonly violations: readonly string[];
  readonly figures: Readonly<OutcomeFigures>;
}

export interface OutcomeFigures extends LedgerFigures, InstallationFigures, FolderFigures {
  readonly rounds: number;
  readonly killsBy: Readonly<Record<KillPhase | "starting", number>>;
  /** How often a reader looked at the lake meanwhile. */
  readonly looks: number;
}

const clients = 4;

/**
 * Starts the local mode on a folder, has clients send to it, and kills it: round after round. Then clients get the last
 * of their batches acknowledged, it is stopped, every hour is closed, and everything is compared with what clients were
 * told. What a seed determines is what is sent and when it is killed; what it is doing just then differs.
 */
export const soakFolder = async ({
  folder,
  seed,
  rounds,
  batches,
  delivery = "direct",
  isOver = () => false,
  print = () => {},
}: SoakFolderOptions): Promise<FolderOutcome> => {
  const book = ledger();
  const killsBy = { sending: 0, compacting: 0, starting: 0 };
  const server = installation({ folder, delivery, simulatedDay: dayOf(Date.now() - dayMs) });
  const now = () => Date.now() + server.aheadMs;
  const producers = someClients(seed, server, book, now);
  const looking = await reader(folder);
  const violations: string[] = [];
  let done = 0;
  let sending: Promise<unknown> = Promise.resolve();

  /** Waits until clients have got so many more answers. */
  const untilAnswered = async (batches: number): Promise<void> => {
    const enough = book.figures.requests + batches;
    const latestMs = performance.now() + longestLoadMs;
    while (book.figures.requests < enough && performance.now() < latestMs) await pause(5);
  };

  /** Asks for the report, which compacts what has come in. */
  const report = async (): Promise<void> => {
    const address = server.address();
    const askedAtMs = performance.now();
    const answer = address && (await ask(new Agent(), address));
    if (answer !== undefined) book.reported(answer.status, answer.text, performance.now() - askedAtMs);
  };

  const round = async (plan: RoundPlan): Promise<void> => {
    if (done > 0) server.aheadMs += hopMs(plan, now(), server.usualStartMs());
    for (const moment of plan.killedStarts) {
      await server.startAndKill(moment);
      killsBy.starting += 1;
    }
    await server.start();
    const tookMs = server.figures.startsMs.at(-1) ?? 0;
    const before = book.figures.acknowledged;
    await untilAnswered(plan.batches);
    if (plan.kill === "compacting") {
      await report();
      await untilAnswered(1);
      void report();
      await killMoment(folder, plan.killMoment, book.usualReportMs());
    } else await pause(plan.killMoment.part * 100);
    await server.kill();
    killsBy[plan.kill] += 1;
    done += 1;
    print(
      [
        ...(done === 1 ? [] : hopWords[plan.hop]),
        ...(plan.killedStarts.length === 0 ? [] : [`${plan.killedStarts.length} starts killed`]),
        `served after ${(tookMs / 1000).toFixed(1)} s`,
        `${book.figures.acknowledged - before} events acknowledged`,
        `killed while ${plan.kill}`,
      ].join(", "),
    );
  };

  try {
    const nextPlan = roundPlans(random([seed, 0, 0], 1), batches);
    sending = Promise.all(producers.map((producer) => producer.run()));
    while (done < rounds && !(done > 0 && isOver())) await round(nextPlan());
    await server.start();
    for (const producer of producers) producer.finish();
    if ((await Promise.race([sending, pause(longestEndMs, "late", { ref: false })])) === "late")
      violations.push(`clients have batches that are not answered after ${longestEndMs} ms`);
    await server.stop();
  } catch (error) {
    violations.push((error as Error).message);
  } finally {
    for (const producer of producers) producer.abandon();
    await server.kill();
    await sending;
    await looking.finish();
  }

  const check = await checkFolder({
    folder,
    acknowledged: book.acknowledged,
    refused: book.refused,
    nowMs: now(),
  });
  return {
    violations: [
      ...violations,
      ...book.violations,
      ...server.violations,
      ...looking.violations,
      ...check.violations,
    ],
    figures: {
      ...book.figures,
      ...server.figures,
      ...check.figures,
      rounds: done,
      killsBy,
      looks: looking.figures.looks,
    },
  };
};

const longestLoadMs = 10_000;
const longestEndMs = 30_000;

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** How far the clock jumps. A border comes soon after the start, where starts take as long as usual. */
const hopMs = ({ hop, killedStarts }: RoundPlan, nowMs: number, usualStartMs: number): number => {
  const halfwayMs = Math.round(nowMs + usualStartMs * (1 + killedStarts.length / 2) + 500);
  return {
    none: 0,
    border: Math.ceil(halfwayMs / hourMs) * hourMs - halfwayMs,
    "next hour": hourMs,
    hours: 4 * hourMs,
    "a day": 26 * hourMs,
  }[hop];
};

const hopWords: Readonly<Record<Hop, readonly string[]>> = {
  none: [],
  border: ["across the border of an hour"],
  "next hour": ["an hour later"],
  hours: ["four hours later"],
  "a day": ["more than a day later"],
};

const someClients = (
  seed: number,
  server: Installation,
  book: Ledger,
  now: () => number,
): readonly Client[] => {
  const earlier: Earlier = { events: [], batches: [] };
  return Array.from({ length: clients }, (_, at) => {
    const chance = random([seed, at + 1, 0], 2);
    return client({
      chance,
      nextBatch: traffic({ chance: random([seed, at + 1, 0], 3), name: `client-${at}`, earlier, now }),
      ledger: book,
      address: server.address,
      reports: at === 0 ? 0.2 : 0.02,
    });
  });
};
