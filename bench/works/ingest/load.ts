import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { Agent, request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Run } from "../../harness/work";
import type { IngestInput } from "./input";
import { type BenchRequest, eventsPerRequest, readRequests } from "./requests";

export interface LoadOptions {
  readonly server: "footfall" | "bare";
  /** Requests that are under way at once. */
  readonly connections: number;
}

const warmingRequests = 300;
const measuredRequests = 1_500;

/** Sends requests over connections that stay open, each its next as soon as its last is answered, to a server in a process of its own. */
export const run: Run<IngestInput, LoadOptions> = async (
  { folder, root },
  { server, connections },
  measure,
) => {
  const requests = await readRequests(folder);
  const data = mkdtempSync(join(tmpdir(), "footfall-bench-"));
  const serving = await started(root, data, server);
  try {
    const key = server === "footfall" ? browserKey(data) : "none";
    const sendOne = sender(serving.url, key, new Agent({ keepAlive: true, maxSockets: connections }));
    const send = async (count: number): Promise<number[]> => {
      const took: number[] = [];
      let next = 0;
      const goOn = async (): Promise<void> => {
        while (next < count) {
          const request = requests[next++ % requests.length] as BenchRequest;
          const startedAt = performance.now();
          // each time other events, so that none is stored already
          await sendOne(request, `${count}-${next}-`);
          took.push(performance.now() - startedAt);
        }
      };
      await Promise.all(Array.from({ length: connections }, goOn));
      return took.sort((a, b) => a - b);
    };
    await send(warmingRequests);
    const startedAt = performance.now();
    const took = await measure(() => send(measuredRequests));
    const seconds = (performance.now() - startedAt) / 1000;
    return {
      events: measuredRequests * eventsPerRequest,
      figures: {
        p50Ms: at(took, 0.5),
        p99Ms: at(took, 0.99),
        requestsPerSecond: measuredRequests / seconds,
      },
    };
  } finally {
    await serving.stop();
    rmSync(data, { recursive: true, force: true });
  }
};

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

const browserKey = (data: string): string =>
  (JSON.parse(readFileSync(join(data, "keys.json"), "utf8")) as { readonly browser_key: string }).browser_key;

const sender =
  (url: string, key: string, agent: Agent) =>
  async ({ userAgent, body }: BenchRequest, idPrefix: string): Promise<void> => {
    const sent = Buffer.from(body.toString("utf8").replaceAll('"event_id":"', `"event_id":"${idPrefix}`));
    const asked = httpRequest(`${url}/v1/events`, {
      method: "POST",
      agent,
      headers: {
        authorization: `Bearer ${key}`,
        "user-agent": userAgent,
        "content-type": "application/json",
        "content-length": sent.length,
      },
    });
    asked.end(sent);
    const [response] = (await once(asked, "response")) as [import("node:http").IncomingMessage];
    let text = "";
    for await (const chunk of response.setEncoding("utf8")) text += chunk;
    const { accepted } = JSON.parse(text) as { readonly accepted?: number };
    if (response.statusCode !== 202 || accepted !== eventsPerRequest)
      throw new Error(`${response.statusCode} ${text.slice(0, 300)}`);
  };

/** The local mode as `npm start` has it, its compaction and its reports at rest; or the bare server. */
const started = async (root: string, data: string, server: LoadOptions["server"]) => {
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const program =
    server === "bare"
      ? ["bench/works/ingest/bareServer.ts", join(data, "raw")]
      : ["local/main.ts", "--data", data, "--port", "0", "--simulate", "20", "--date", yesterday];
  const child = spawn(process.execPath, ["--no-warnings", "--import", "tsx", ...program], {
    cwd: root,
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
  return {
    url,
    stop: async () => {
      child.kill(server === "bare" ? "SIGKILL" : "SIGINT");
      await ended;
    },
  };
};
