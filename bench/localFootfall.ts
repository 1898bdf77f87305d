import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A local installation that serves. */
export interface LocalFootfall {
  readonly url: string;
  readonly readerKey: string;
  stop(): Promise<void>;
}

/** Starts one with so many simulated events of the days up to one, in a folder of its own, which keeps what is in it. Rejects when it ends before it serves. */
export const startLocalFootfall = async (
  data: string,
  events: number,
  lastDay: string,
  days = 1,
): Promise<LocalFootfall> => {
  const simulation =
    existsSync(data) && readdirSync(data).length > 0
      ? []
      : ["--simulate", String(events), "--date", lastDay, "--days", String(days)];
  const args = ["local/main.ts", "--data", data, "--port", "0", ...simulation];
  const child = spawn(process.execPath, ["--no-warnings", "--import", "tsx", ...args], {
    cwd: join(__dirname, ".."),
    stdio: ["ignore", "pipe", "inherit"],
  });
  process.once("exit", () => child.kill("SIGKILL"));
  const ended = once(child, "close");
  let said = "";
  const serving = new Promise<string>((resolve) => {
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      const url = /open (http:\/\/127\.0\.0\.1:\d+)\//.exec(said)?.[1];
      if (url !== undefined) resolve(url);
    });
  });
  const url = await Promise.race([serving, ended.then(() => undefined)]);
  if (url === undefined) throw new Error(`it ended before it served:\n${said}`);
  const keys = JSON.parse(readFileSync(join(data, "keys.json"), "utf8")) as { readonly reader_key: string };
  return {
    url,
    readerKey: keys.reader_key,
    stop: async () => {
      child.kill("SIGINT");
      await ended;
    },
  };
};
