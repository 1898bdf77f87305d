import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { RunOrder } from "./measuredRun";
import type { Measurement, Variant } from "./work";

/** Runs a variant's program once, in a process of its own. Rejects with what it said where it fails. */
export const runVariant = async (
  program: string,
  { options = null, nodeFlags = [] }: Pick<Variant, "options" | "nodeFlags">,
  input: unknown,
): Promise<Measurement> => {
  const order: RunOrder = { input, options };
  const child = spawn(process.execPath, ["--no-warnings", ...nodeFlags, program, JSON.stringify(order)], {
    stdio: ["ignore", "pipe", "pipe"],
    // what is not bundled is found from here
    env: { ...process.env, NODE_PATH: join(__dirname, "../../node_modules") },
  });
  const kill = (): boolean => child.kill("SIGKILL");
  process.once("exit", kill);
  let [said, complained] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complained += text;
  });
  const [code, signal] = (await once(child, "close")) as [number | null, NodeJS.Signals | null];
  process.off("exit", kill);
  if (code !== 0) throw new Error(`ended with ${signal ?? code}: ${complained.trim().slice(-2000)}`);
  return JSON.parse(said.trimEnd().split("\n").at(-1) ?? "") as Measurement;
};
