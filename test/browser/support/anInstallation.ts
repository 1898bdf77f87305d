import { readFileSync } from "node:fs";
import { join } from "node:path";
import { aTemporaryFolder } from "../../fixtures/aTemporaryFolder";
import { startFootfall } from "../../local/footfallProcess";

/** A local mode that serves. */
export interface Installation {
  /** `http://127.0.0.1:43211` */
  readonly url: string;
  readonly readerKey: string;
  readonly serverKey: string;
  stop(): Promise<void>;
}

/** `npm start` with these options, in a folder of its own, on a free port. Rejects when it ends before it serves. */
export const anInstallation = async (...options: readonly string[]): Promise<Installation> => {
  const data = join(aTemporaryFolder(), "data");
  const footfall = startFootfall(["--data", data, "--port", "0", ...options]);
  await footfall.said("Keys are in");
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(footfall.stdout())?.[0];
  if (url === undefined) throw new Error(`it names no address:\n${footfall.stdout()}`);
  const keys = JSON.parse(readFileSync(join(data, "keys.json"), "utf8")) as Readonly<Record<string, string>>;
  return {
    url,
    readerKey: keys["reader_key"] ?? "",
    serverKey: keys["server_key"] ?? "",
    stop: async () => {
      footfall.child.kill("SIGINT");
      await footfall.ended;
    },
  };
};
