import { appendFileSync } from "node:fs";

const file = process.env["LOG_FILE"];

/**
 * Writes one entry as one line of JSON: to standard output, where CloudWatch Logs reads it, or to the file that
 * the environment names.
 */
export const logLine = (entry: object): void => {
  const line = `${JSON.stringify(entry)}\n`;
  if (file === undefined || !isAppended(file, line)) process.stdout.write(line);
};

/** A log that cannot be written is no reason to fail what has been done. */
const isAppended = (path: string, line: string): boolean => {
  try {
    appendFileSync(path, line);
    return true;
  } catch {
    return false;
  }
};
