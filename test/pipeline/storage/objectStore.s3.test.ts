import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import type { ObjectStore, SweepableStore } from "../../../pipeline/storage/objectStore";
import { s3ObjectStore } from "../../../pipeline/storage/objectStore.s3";
import { type MotoServer, motoCommand, motoServer } from "../../support/motoServer";
import { describeWhere } from "../../support/needs";
import { objectStoreContract } from "./objectStoreContract";

/**
 * @param maxSockets of moto, one: it looks at a condition and then writes, and between the two another thread of it
 * may have written too, where S3 is atomic. Writers still read each other's past, and meet in conflicts.
 */
const aClient = (endpoint: string, maxSockets?: number): S3Client =>
  new S3Client({
    ...(maxSockets === undefined ? {} : { requestHandler: { httpAgent: { maxSockets } } }),
    endpoint,
    region: "us-east-1",
    forcePathStyle: true,
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    maxAttempts: 1,
  });

const moto = motoCommand();

/** So many keys moto puts into a page of a listing, where S3 puts a thousand: enough that there are several. */
const pageKeys = 30;

describeWhere(
  moto !== undefined,
  "the S3 store's contract needs moto's server (pip install 'moto[s3,server]')",
)("s3ObjectStore({ client, bucket }), against moto", () => {
  let server: MotoServer;
  let client: S3Client;
  let buckets = 0;
  beforeAll(async () => {
    server = await motoServer(moto ?? [], { MOTO_S3_DEFAULT_MAX_KEYS: String(pageKeys) });
    client = aClient(server.endpoint, 1);
  }, 30_000);
  afterAll(async () => {
    client?.destroy();
    await server?.stop();
  });

  const newStore = async (): Promise<SweepableStore> => {
    buckets += 1;
    const bucket = `raw-${buckets}`;
    await client.send(new CreateBucketCommand({ Bucket: bucket }));
    return { ...s3ObjectStore({ client, bucket }), uri: s3ObjectStore({ client, bucket: "raw" }).uri };
  };

  objectStoreContract(newStore, "s3://raw", pageKeys);

  test("a bucket that is absent is a failure of the store, not an absent object or an empty list", async () => {
    const store = s3ObjectStore({ client, bucket: "nowhere" });
    await expect(store.get("a")).rejects.toMatchObject({ name: "NoSuchBucket" });
    await expect(store.put("a", Buffer.from("x"))).rejects.toMatchObject({ name: "NoSuchBucket" });
    await expect(store.put("a", Buffer.from("x"), { ifMatch: '"1"' })).rejects.toMatchObject({
      name: "NoSuchBucket",
    });
    await expect(listAll(store)).rejects.toMatchObject({ name: "NoSuchBucket" });
    await expect(store.delete("a")).rejects.toMatchObject({ name: "NoSuchBucket" });
  });
});

describe("s3ObjectStore({ client, bucket }), against a server that answers as told", () => {
  let server: ScriptedServer;
  afterEach(() => server.close());

  const aStore = async (...answers: readonly Answer[]): Promise<SweepableStore> => {
    server = await scriptedServer(answers);
    return s3ObjectStore({ client: server.client, bucket: "raw" });
  };

  test("a put that meets others under way (409) is tried again until its fate is known: stored", async () => {
    const store = await aStore(contended, contended, { status: 200, headers: { etag: '"abc"' } });
    expect(await store.put("a", x, { ifAbsent: true })).toEqual({ kind: "stored", etag: '"abc"' });
    expect(server.requests).toEqual(Array(3).fill({ method: "PUT", condition: "if-none-match: *" }));
  });

  test("a put that meets others under way (409) is tried again until its fate is known: conflict", async () => {
    const store = await aStore(contended, { status: 412, body: errorOf("PreconditionFailed") });
    expect(await store.put("a", x, { ifMatch: '"abc"' })).toEqual({ kind: "conflict" });
    expect(server.requests).toEqual(Array(2).fill({ method: "PUT", condition: 'if-match: "abc"' }));
  });

  test("a put that meets others under way for ever rejects, and was never reported as stored", async () => {
    const store = await aStore(...Array<Answer>(10).fill(contended));
    await expect(store.put("a", x, { ifAbsent: true })).rejects.toThrow(
      "a: other writes to it were under way 5 times",
    );
    expect(server.requests).toHaveLength(5);
  });

  test.each([500, 503, 403])("an answer of %i rejects puts, gets, lists and deletes", async (status) => {
    const store = await aStore(...Array<Answer>(6).fill({ status, body: errorOf("Failing") }));
    const rejection = { name: "Failing", $metadata: { httpStatusCode: status } };
    await expect(store.put("a", x)).rejects.toMatchObject(rejection);
    await expect(store.put("a", x, { ifAbsent: true })).rejects.toMatchObject(rejection);
    await expect(store.put("a", x, { ifMatch: '"1"' })).rejects.toMatchObject(rejection);
    await expect(store.get("a")).rejects.toMatchObject(rejection);
    await expect(listAll(store)).rejects.toMatchObject(rejection);
    await expect(store.delete("a")).rejects.toMatchObject(rejection);
  });

  test("a delete is one request, whose answer has no body", async () => {
    const store = await aStore({ status: 204 });
    expect(await store.delete("a")).toBeUndefined();
    expect(server.requests).toEqual([{ method: "DELETE", condition: undefined }]);
  });

  test("a list whose answer says no time of an object rejects", async () => {
    const page = `<ListBucketResult><Contents><Key>a</Key><ETag>"1"</ETag><Size>1</Size></Contents></ListBucketResult>`;
    const store = await aStore({ status: 200, body: page });
    await expect(listAll(store)).rejects.toThrow("S3 answered without the time of a");
  });

  test("an unconditional put has no conflicts: 409 and 412 reject", async () => {
    const store = await aStore(contended, { status: 412, body: errorOf("PreconditionFailed") });
    await expect(store.put("a", x)).rejects.toMatchObject({ name: "ConditionalRequestConflict" });
    await expect(store.put("a", x)).rejects.toMatchObject({ name: "PreconditionFailed" });
  });

  test("an answer without a tag rejects", async () => {
    const store = await aStore({ status: 200 }, { status: 200, body: "x" });
    await expect(store.put("a", x)).rejects.toThrow("S3 answered without the ETag of a");
    await expect(store.get("a")).rejects.toThrow("S3 answered without the ETag of a");
  });

  test("a list that fails on its second page rejects, after the first page's objects", async () => {
    const page = `<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>2</NextContinuationToken>
      <Contents><Key>a</Key><LastModified>2026-03-01T18:00:00.000Z</LastModified>
        <ETag>"1"</ETag><Size>1</Size></Contents></ListBucketResult>`;
    const store = await aStore({ status: 200, body: page }, { status: 500, body: errorOf("Failing") });
    const seen: string[] = [];
    const listing = (async () => {
      for await (const { key } of store.list("")) seen.push(key);
    })();
    await expect(listing).rejects.toMatchObject({ name: "Failing" });
    expect(seen).toEqual(["a"]);
  });

  test("a connection that is cut rejects", async () => {
    const store = await aStore("cut", "cut", "cut");
    await expect(store.put("a", x, { ifAbsent: true })).rejects.toThrow();
    await expect(store.get("a")).rejects.toThrow();
    await expect(store.delete("a")).rejects.toThrow();
  });
});

const x = Buffer.from("x");

const listAll = async (store: ObjectStore): Promise<void> => {
  for await (const _ of store.list("")) expect(_).toBeUndefined();
};

const errorOf = (code: string): string =>
  `<?xml version="1.0"?><Error><Code>${code}</Code><Message>as told</Message></Error>`;

type Answer =
  | "cut"
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string };

const contended: Answer = { status: 409, body: errorOf("ConditionalRequestConflict") };

interface ScriptedServer {
  readonly client: S3Client;
  readonly requests: { readonly method: string | undefined; readonly condition: string | undefined }[];
  close(): Promise<void>;
}

/** A server that gives its answers one after the other, and keeps what it was asked. */
const scriptedServer = async (answers: readonly Answer[]): Promise<ScriptedServer> => {
  const requests: ScriptedServer["requests"] = [];
  const server: Server = createServer((request, response) => {
    const condition = ["if-none-match", "if-match"].find((name) => request.headers[name] !== undefined);
    requests.push({
      method: request.method,
      condition: condition && `${condition}: ${request.headers[condition]}`,
    });
    const answer = answers[requests.length - 1] ?? { status: 500, body: errorOf("AskedTooOften") };
    if (answer === "cut") return void request.socket.destroy();
    request.resume().on("end", () => response.writeHead(answer.status, answer.headers).end(answer.body));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const client = aClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return {
    client,
    requests,
    close: async () => {
      client.destroy();
      await new Promise((closed) => {
        server.close(closed);
        server.closeAllConnections();
      });
    },
  };
};
