import { spawn } from "node:child_process";
import { once } from "node:events";
import { S3Client } from "@aws-sdk/client-s3";
import { s3ObjectStore } from "../../pipeline/storage/objectStore.s3";

/** The processor time of one call of S3 through the SDK, in microseconds: signing, HTTP and the client's own layers. */
export interface S3Calls {
  readonly putMicros: number;
  readonly getMicros: number;
}

const calls = 300;

/** Measures calls of the product's own adapter to a server of another process, which answers at once. */
export const s3Calls = async (): Promise<S3Calls> => {
  const server = spawn(process.execPath, ["-e", answering], { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const [said] = (await once(server.stdout.setEncoding("utf8"), "data")) as [string];
    const store = s3ObjectStore({
      client: new S3Client({
        region: "us-east-1",
        endpoint: `http://127.0.0.1:${Number(said)}`,
        forcePathStyle: true,
        credentials: { accessKeyId: "none", secretAccessKey: "none" },
      }),
      bucket: "raw",
    });
    const body = new Uint8Array(1500).fill(97);
    const put = () => store.put("raw/events/object", body, { ifAbsent: true });
    const get = () => store.get("raw/events/object");
    return { putMicros: await microsOf(put), getMicros: await microsOf(get) };
  } finally {
    server.kill("SIGKILL");
  }
};

const microsOf = async (call: () => Promise<unknown>): Promise<number> => {
  for (let warm = 0; warm < calls; warm++) await call();
  const before = process.cpuUsage();
  for (let one = 0; one < calls; one++) await call();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / calls;
};

/** As S3 answers a put or a get of an object of 1,500 bytes. */
const answering = `
  const server = require("node:http").createServer((request, response) => {
    request.resume().on("end", () => {
      response.setHeader("etag", '"00000000000000000000000000000000"');
      response.end(request.method === "GET" ? "a".repeat(1500) : "");
    });
  });
  server.listen(0, "127.0.0.1", () => process.stdout.write(String(server.address().port)));
`;
