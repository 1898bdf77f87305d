import { once } from "node:events";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ListTablesCommand,
  ResourceNotFoundException,
} from "@aws-sdk/client-dynamodb";

export interface EmbeddedDynamodbOptions {
  /** Where its data is kept; in memory where there is none. */
  readonly folder?: string;
  /** The name of the table that it keeps, which has the keys of the metrics table. */
  readonly table: string;
  /** The name of one with the same keys that begins empty; earlier ones, alike up to the last dash, are removed. */
  readonly scratchTable?: string;
  /** Told when it has broken down: nothing of it works from then on. */
  readonly onFailure?: (error: Error) => void;
}

/** A DynamoDB for this machine alone. */
export interface EmbeddedDynamodb {
  close(): Promise<void>;
}

/**
 * Starts dynalite in a thread, on a free port of the loopback address, with its tables; and points every client of AWS
 * that this process makes from then on at it, so that nothing leaves the machine, whatever its owner has set up. A
 * client asks for its address at its first request: it can be made before this resolves.
 */
export const embeddedDynamodb = async (options: EmbeddedDynamodbOptions): Promise<EmbeddedDynamodb> => {
  const { folder, onFailure } = options;
  keepClientsHere();
  let thread = await startThread(folder);
  if (!(await hasTable(thread, options.table))) {
    // a process that was killed while it made the table left it half made, and so without an item
    await thread.close();
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
    thread = await startThread(folder);
    if (!(await hasTable(thread, options.table)))
      throw new Error(`the table ${options.table} cannot be made`);
  }
  if (options.scratchTable !== undefined) {
    await dropEarlier(thread, options.scratchTable);
    await hasTable(thread, options.scratchTable);
  }
  thread.failed.catch((error: Error) => onFailure?.(error));
  return { close: thread.close };
};

interface Thread extends EmbeddedDynamodb {
  readonly url: string;
  /** Rejects when the thread has broken down before it was told to end. */
  readonly failed: Promise<never>;
}

/** Runs TypeScript files, as the process around does. */
const bootstrap = "for (const file of require('node:worker_threads').workerData.files) require(file)";

const startThread = async (folder: string | undefined): Promise<Thread> => {
  const worker = new Worker(bootstrap, {
    eval: true,
    execArgv: [],
    workerData: { folder, files: [require.resolve("tsx/cjs"), join(__dirname, "dynamodbThread.ts")] },
  });
  const [port] = await once(worker, "message");
  let isEnding = false;
  const failed = new Promise<never>((_, reject) => {
    worker.on("error", (error) => {
      if (!isEnding) reject(error);
    });
  });
  failed.catch(() => undefined);
  // it keeps no process alive
  worker.unref();
  const url = `http://127.0.0.1:${port}`;
  process.env["AWS_ENDPOINT_URL_DYNAMODB"] = url;
  return {
    url,
    failed,
    close: async () => {
      isEnding = true;
      worker.ref();
      const ended = new Promise((resolve) => worker.once("exit", resolve));
      worker.postMessage("end");
      await ended;
    },
  };
};

/** Credentials that open nothing, and no variable or file that leads elsewhere. */
const keepClientsHere = (): void => {
  delete process.env["AWS_PROFILE"];
  delete process.env["AWS_SESSION_TOKEN"];
  Object.assign(process.env, {
    AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "false",
    AWS_USE_FIPS_ENDPOINT: "false",
    AWS_USE_DUALSTACK_ENDPOINT: "false",
    AWS_REGION: "local",
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
  });
};

/** Looks for the table, makes it where it is not there, and waits until it can be used. */
const hasTable = async ({ url, failed }: Thread, table: string): Promise<boolean> => {
  const client = new DynamoDBClient({ endpoint: url });
  try {
    for (let look = 1; look <= looks; look++) {
      const status = await Promise.race([statusOf(client, table), failed]);
      if (status === "ACTIVE") return true;
      if (status === undefined) await makeTable(client, table);
      await pause(look);
    }
    return false;
  } finally {
    client.destroy();
  }
};

/** A little more than a second, in growing steps: a new table is ready after the first. */
const looks = 50;

const statusOf = async (client: DynamoDBClient, table: string): Promise<string | undefined> => {
  try {
    return (await client.send(new DescribeTableCommand({ TableName: table }))).Table?.TableStatus;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
};

/** One that a killed process left half made can neither be removed nor used, and stays. */
const dropEarlier = async ({ url }: Thread, table: string): Promise<void> => {
  const client = new DynamoDBClient({ endpoint: url });
  try {
    const { TableNames = [] } = await client.send(new ListTablesCommand({}));
    const prefix = table.slice(0, table.lastIndexOf("-") + 1);
    const earlier = TableNames.filter((name) => prefix !== "" && name.startsWith(prefix) && name !== table);
    for (const name of earlier)
      if ((await statusOf(client, name)) !== "CREATING")
        await client.send(new DeleteTableCommand({ TableName: name }));
  } finally {
    client.destroy();
  }
};

const makeTable = async (client: DynamoDBClient, table: string): Promise<void> => {
  await client.send(
    new CreateTableCommand({
      TableName: table,
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: [
        { AttributeName: "PK", AttributeType: "S" },
        { AttributeName: "SK", AttributeType: "S" },
      ],
      KeySchema: [
        { AttributeName: "PK", KeyType: "HASH" },
        { AttributeName: "SK", KeyType: "RANGE" },
      ],
    }),
  );
};
