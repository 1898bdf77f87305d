import type { SqlEngine } from "../pipeline/reports/sqlEngine";
import type { ObjectStore } from "../pipeline/storage/objectStore";
import type { CountQueue } from "./countQueue";
import type { DataFolder } from "./dataFolder";
import type { PackQueue } from "./packQueue";
import type { ProgressOutput } from "./progress";
import type { LocalServer } from "./server";

/** What the local mode needs of the process around it. */
export interface Surroundings {
  readonly output: ProgressOutput;
  readonly now: () => number;
  /** Aborted when the person at the keyboard has had enough. */
  readonly signal: AbortSignal;
}

/** A running local installation: what the commands below work with. */
export interface Local {
  readonly folder: DataFolder;
  /** Compacts whatever has come in. */
  readonly compactNew: () => Promise<void>;
  /** Makes large files of the many small ones of closed days. */
  readonly rollUp: () => Promise<void>;
  /** Takes away what the lake does not need. */
  readonly sweep: () => Promise<void>;
  /** Judges yesterday's data, and keeps the results. */
  readonly checkQuality: () => Promise<void>;
  readonly counting: CountQueue;
  readonly packing: PackQueue;
  readonly engine: SqlEngine;
  readonly raw: ObjectStore;
  readonly server: LocalServer;
  /** The address that phones on the same Wi-Fi reach, where they reach one. */
  readonly lanUrl: () => string | undefined;
}
