import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runToEnd } from "../support/runToEnd";
import { type MotoAccount, signedFor } from "./motoAccount";
import { unzipped } from "./unzipped";

export interface DeployedFunctionProps {
  readonly account: MotoAccount;
  readonly region: string;
  readonly name: string;
  /** The archive that Terraform uploaded. */
  readonly archive: string;
  /** A folder of its own, for its code. */
  readonly folder: string;
}

/** A function as it was deployed: moto holds its configuration but cannot run it. */
export interface DeployedFunction {
  /** Runs it in a process of its own, with the environment that it was deployed with. */
  invoke(event: unknown): Promise<unknown>;
}

/** Asks Lambda how a function was deployed, and unpacks the archive if it is the one that Lambda has. */
export const deployedFunction = async (props: DeployedFunctionProps): Promise<DeployedFunction> => {
  const { account, region, name, folder } = props;
  const configuration = await configurationOf(props);
  const archive = readFileSync(props.archive);
  const sha256 = createHash("sha256").update(archive).digest("base64");
  if (configuration.CodeSha256 !== sha256)
    throw new Error(`${name}: Lambda has code ${configuration.CodeSha256}, the archive is ${sha256}`);
  mkdirSync(folder, { recursive: true });
  for (const [file, contents] of unzipped(archive)) writeFileSync(join(folder, file), contents);
  const [module, exported] = configuration.Handler.split(".");
  let invocations = 0;
  return {
    invoke: async (event) => {
      invocations += 1;
      const answer = join(folder, `answer-${invocations}.json`);
      const script = `
        require(${JSON.stringify(join(folder, `${module}.js`))})[${JSON.stringify(exported)}](${JSON.stringify(event)})
          .then((result) => require("node:fs").writeFileSync(${JSON.stringify(answer)}, JSON.stringify(result ?? null)));`;
      const { code, stdout, stderr } = await runToEnd(process.execPath, ["-e", script], {
        cwd: folder,
        env: {
          ...account.environment,
          AWS_REGION: region,
          NODE_NO_WARNINGS: "1",
          ...configuration.Environment.Variables,
        },
        deadlineMs: configuration.Timeout * 1000,
      });
      if (code !== 0) throw new Error(`${name} failed:\n${stdout}\n${stderr}`);
      return JSON.parse(readFileSync(answer, "utf8"));
    },
  };
};

interface FunctionConfiguration {
  readonly CodeSha256: string;
  readonly Handler: string;
  readonly Timeout: number;
  readonly Environment: { readonly Variables: Readonly<Record<string, string>> };
}

const configurationOf = async ({
  account,
  region,
  name,
}: DeployedFunctionProps): Promise<FunctionConfiguration> => {
  const response = await fetch(`${account.endpoint}/2015-03-31/functions/${name}/configuration`, {
    headers: { authorization: signedFor(region, "lambda") },
    signal: AbortSignal.timeout(20_000),
  });
  if (!response.ok) throw new Error(`${name}: Lambda answers ${response.status} ${await response.text()}`);
  return (await response.json()) as FunctionConfiguration;
};
