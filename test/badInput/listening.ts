/** What is written to the standard output and error from now on: it is kept here instead. */
export interface Listening {
  text(): string;
  stop(): void;
}

export const listening = (): Listening => {
  const { stdout, stderr } = process;
  const originals = [stdout.write, stderr.write] as const;
  const heard: string[] = [];
  const hear = ((chunk: string | Uint8Array): boolean => {
    heard.push(Buffer.from(chunk as string).toString("utf8"));
    return true;
  }) as typeof stdout.write;
  stdout.write = hear;
  stderr.write = hear;
  return {
    text: () => heard.join(""),
    stop: () => {
      [stdout.write, stderr.write] = originals;
    },
  };
};
