import { pause } from "../api/pause";
import type { Question, ReportClient } from "../api/reportClient";
import type { CardFrame } from "./cardFrame";
import { csvFileName, saveCsv } from "./csvFile";
import { shownError } from "./failure";

const savedShownMs = 6000;

/** Makes the file of a question's answer and saves it, and says on the card how that goes. */
export const csvDownload = (
  { client, signal }: { readonly client: ReportClient; readonly signal: AbortSignal },
  question: Question,
  frame: Pick<CardFrame, "tell" | "showMaking">,
): (() => Promise<void>) => {
  const name = csvFileName(question);
  let isMaking = false;
  return async () => {
    if (isMaking) return;
    isMaking = true;
    frame.showMaking(true);
    frame.tell("csv", `${name} is being made.`);
    try {
      saveCsv(await client.csv(question, signal), name);
      frame.tell("csv", `${name} is saved.`);
    } catch (error) {
      if (signal.aborted) return;
      const { message, advice } = shownError(error, "The file could not be saved.", "Try again.");
      return frame.tell("csv", `There is no CSV: ${message} ${advice}`, "bad");
    } finally {
      isMaking = false;
      frame.showMaking(false);
    }
    await pause(savedShownMs, signal).catch(() => undefined);
    if (!isMaking) frame.tell("csv", undefined);
  };
};
