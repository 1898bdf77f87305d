import { arch, cpus, release, totalmem, type } from "node:os";
import packageJson from "../../package.json";

/** On what a measurement was made. */
export interface MachineFacts {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly system: string;
  readonly node: string;
  readonly duckdb: string;
  readonly hyparquetWriter: string;
  readonly parquetjs: string;
}

export const machineFacts = (): MachineFacts => ({
  cpu: cpus()[0]?.model.trim() ?? "unknown",
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  system: `${type()} ${release().split("-")[0]} ${arch()}`,
  node: process.versions.node,
  duckdb: packageJson.dependencies["@duckdb/node-api"],
  hyparquetWriter: packageJson.devDependencies["hyparquet-writer"],
  parquetjs: packageJson.dependencies["parquetjs-lite"],
});

/** As one line. */
export const machineText = (facts: MachineFacts): string =>
  `${facts.cpu}, ${facts.cores} cores, ${facts.memoryGb} GB of memory, ${facts.system}; Node ${facts.node}, DuckDB ${facts.duckdb}, ` +
  `hyparquet-writer ${facts.hyparquetWriter}, parquetjs-lite ${facts.parquetjs}`;
