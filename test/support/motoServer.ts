import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { setTimeout } from "node:timers/promises";

/** How this machine starts moto's server, or undefined where it has none. */
export const motoCommand = (): readonly string[] | undefined =>
  [["moto_server"], ["python3", "-m", "moto.server"]].find(
    ([command = "", ...args]) => spawnSync(command, [...args, "--help"], { timeout: 20_000 }).status === 0,
  );

/** A running server. */
export interface MotoServer {
  readonly endpoint: string;
  stop(): Promise<void>;
}

const startTimeoutMs = 20_000;

/** Starts moto on a free port of loopback, with these variables beside this process's, and waits until it answers. */
export const motoServer = async (
  [command = "", ...args]: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<MotoServer> => {
  const port = await freePort();
  const child = spawn(command, [...args, "-H", "127.0.0.1", "-p", String(port)], {
    stdio: "ignore",
    env: { ...process.env, ...variables },
  });
  const endpoint = `http://127.0.0.1:${port}`;
  const server = { endpoint, stop: () => stop(child) };
  for (const deadlineMs = Date.now() + startTimeoutMs; Date.now() < deadlineMs; await setTimeout(50))
    if (await answers(endpoint)) return server;
  await server.stop();
  throw new Error(`moto did not answer at ${endpoint} within ${startTimeoutMs} ms`);
};

const answers = async (endpoint: string): Promise<boolean> => {
  try {
    return (await fetch(endpoint)).ok;
  } catch {
    return false;
  }
};

const stop = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const killed = new AbortController();
  const kill = setTimeout(3_000, undefined, { signal: killed.signal }).then(
    () => child.kill("SIGKILL"),
    () => false,
  );
  await ended;
  killed.abort();
  await kill;
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
};
