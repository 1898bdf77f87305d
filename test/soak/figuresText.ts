import { grouped } from "../../local/table";
import type { OutcomeFigures } from "./soakFolder";

/** What the rounds in a folder came to, for people. */
export const figuresText = (figures: Readonly<OutcomeFigures>): string => {
  const starts = [...figures.startsMs].sort((a, b) => a - b);
  const seconds = (ms = 0): string => `${(ms / 1_000).toFixed(1)} s`;
  const { sending, compacting, starting } = figures.killsBy;
  return [
    `${figures.rounds} rounds, ${figures.kills} kills: ${sending} while sending, ${compacting} while compacting, ` +
      `${starting} while starting; ${figures.putsCutShort} puts cut short, ${figures.orphans} files of attempts that died`,
    `${grouped(figures.requests)} batches answered, ${grouped(figures.brokenOff)} requests broken off and made again, ` +
      `${grouped(figures.reports)} reports, ${grouped(figures.looks)} looks at the lake`,
    `${grouped(figures.acknowledged)} events acknowledged, ${grouped(figures.refused)} refused: ` +
      `${grouped(figures.rows)} rows, ${grouped(figures.duplicates)} duplicates, ` +
      `${grouped(figures.conflicts)} in quarantine, ${grouped(figures.userDays)} user-days at a site`,
    `served after ${seconds(starts[starts.length >> 1])} (median), ${seconds(starts.at(-1))} (longest); ` +
      `${grouped(Math.round(figures.peakBytes / 1_000_000))} MB at the most`,
  ]
    .map((line) => `  ${line}`)
    .join("\n");
};
