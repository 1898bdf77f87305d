/** What is used of dynalite, which brings no types. */
declare module "dynalite" {
  import type { Server } from "node:http";

  interface DynaliteOptions {
    /** The folder of its LevelDB; in memory where there is none. */
    readonly path?: string | undefined;
    /** How long a new table cannot be used yet. */
    readonly createTableMs?: number;
    /** How long a removed table is still listed. */
    readonly deleteTableMs?: number;
  }

  /** A server that is not listening yet. Closing it closes its database, too. */
  const dynalite: (options: DynaliteOptions) => Server;
  export = dynalite;
}
