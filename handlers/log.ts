/** Writes one entry as one line of JSON to standard output, where CloudWatch Logs reads it. */
export const logLine = (entry: object): void => {
  process.stdout.write(`${JSON.stringify(entry)}\n`);
};
