/** A terminal or a file that progress is shown on. */
export interface ProgressOutput {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

export interface Progress {
  /** `done` of the total; `note` follows the bar. */
  update(done: number, note: string): void;
  /** Clears the bar where it was drawn. */
  end(): void;
}

const quietMs = 1_000;
const redrawMs = 100;
const logEveryMs = 5_000;
const barWidth = 28;

/**
 * Shows how far a task is, once it has taken a second. A terminal gets a bar that is redrawn in place, anything
 * else a line every five seconds. Without a total it shows the note alone.
 */
export const progress = (
  output: ProgressOutput,
  nowMs: () => number,
  title: string,
  total: number | undefined,
): Progress => {
  const startedAtMs = nowMs();
  let drawnAtMs = startedAtMs;
  let isDrawn = false;
  return {
    update: (done, note) => {
      const atMs = nowMs();
      const pauseMs = output.isTTY ? redrawMs : logEveryMs;
      if (atMs - startedAtMs < quietMs || (isDrawn && atMs - drawnAtMs < pauseMs)) return;
      drawnAtMs = atMs;
      isDrawn = true;
      const line = `${title} ${bar(done, total)}${note}`;
      output.write(output.isTTY ? `\r\u001b[K${line.slice(0, (output.columns ?? 80) - 1)}` : `${line}\n`);
    },
    end: () => {
      if (isDrawn && output.isTTY) output.write("\r\u001b[K");
    },
  };
};

const bar = (done: number, total: number | undefined): string => {
  if (total === undefined || total === 0) return "";
  const share = Math.min(1, done / total);
  const filled = Math.round(share * barWidth);
  return `[${"█".repeat(filled)}${"░".repeat(barWidth - filled)}] ${String(Math.floor(share * 100)).padStart(3)} % `;
};
