import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { CreateBucketCommand, ListMultipartUploadsCommand, S3Client } from "@aws-sdk/client-s3";
import { s3ObjectStore } from "../../../pipeline/storage/objectStore.s3";
import { partBytes } from "../../../pipeline/storage/objectUpload.s3";
import { type MotoServer, motoCommand, motoServer } from "../../support/motoServer";
import { describeWhere } from "../../support/needs";

const aClient = (endpoint: string, maxAttempts = 1): S3Client =>
  new S3Client({
    endpoint,
    region: "us-east-1",
    forcePathStyle: true,
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    maxAttempts,
  });

/** More than two parts, and no two megabytes alike. */
const aLargeBody = (): Buffer => {
  const body = Buffer.alloc(2 * partBytes + 12_345);
  for (let at = 0; at < body.length; at += 1_000_000) body.fill((at / 1_000_000) % 251, at);
  return body;
};

const moto = motoCommand();

describeWhere(moto !== undefined, "uploads in parts need moto's server (pip install 'moto[s3,server]')")(
  "s3Upload({ client, bucket, key, put }), against moto",
  () => {
    let server: MotoServer;
    let client: S3Client;
    beforeAll(async () => {
      server = await motoServer(moto ?? []);
      client = aClient(server.endpoint);
      await client.send(new CreateBucketCommand({ Bucket: "lake" }));
    }, 30_000);
    afterAll(async () => {
      client?.destroy();
      await server?.stop();
    });

    const uploadsUnderWay = async (): Promise<number> =>
      (await client.send(new ListMultipartUploadsCommand({ Bucket: "lake" }))).Uploads?.length ?? 0;

    test("what is larger than a part comes back byte for byte, in whatever pieces it was written", async () => {
      const store = s3ObjectStore({ client, bucket: "lake" });
      const body = aLargeBody();
      const upload = store.upload("large");
      for (let at = 0; at < body.length; at += 3_333_333)
        await upload.write(body.subarray(at, at + 3_333_333));
      expect(await store.get("large")).toBeUndefined();
      const result = await upload.finish();
      const object = await store.get("large");
      expect(result).toEqual({ kind: "stored", etag: object?.etag });
      expect(Buffer.from(object?.body ?? []).equals(body)).toBe(true);
      expect(Buffer.from((await store.getRange("large", partBytes - 1, partBytes + 1)) ?? [])).toEqual(
        body.subarray(partBytes - 1, partBytes + 1),
      );
      expect(await uploadsUnderWay()).toBe(0);
    });

    test("one that meets an object at its end conflicts, changes nothing and leaves no parts", async () => {
      const store = s3ObjectStore({ client, bucket: "lake" });
      const upload = store.upload("taken");
      await upload.write(aLargeBody());
      expect(await uploadsUnderWay()).toBe(1);
      await store.put("taken", Buffer.from("first"));
      expect(await upload.finish()).toEqual({ kind: "conflict" });
      expect(Buffer.from((await store.get("taken"))?.body ?? []).toString()).toBe("first");
      expect(await uploadsUnderWay()).toBe(0);
    });

    test("one that is given up leaves neither an object nor parts, and can be given up again", async () => {
      const store = s3ObjectStore({ client, bucket: "lake" });
      const upload = store.upload("given-up");
      await upload.write(aLargeBody());
      await upload.abort();
      await upload.abort();
      expect(await store.get("given-up")).toBeUndefined();
      expect(await uploadsUnderWay()).toBe(0);
    });
  },
);

describe("s3Upload({ client, bucket, key, put }), against a server that answers as told", () => {
  let server: Awaited<ReturnType<typeof s3That>>;
  afterEach(() => server.close());

  test("a part that fails rejects the upload, whose end is never asked for; given up, it is taken away", async () => {
    server = await s3That({ fails: ({ part }) => part === "2" });
    const upload = server.store().upload("a");
    await expect(
      (async () => {
        for (let part = 1; part <= 5; part++) await upload.write(Buffer.alloc(partBytes));
        await upload.finish();
      })(),
    ).rejects.toMatchObject({ name: "Failing" });
    await upload.abort();
    expect(server.asked.filter(({ what }) => what === "complete")).toEqual([]);
    expect(server.asked.at(-1)?.what).toBe("abort");
  });

  test("one that is given up while it begins is taken away, and nothing of it follows", async () => {
    server = await s3That({ fails: () => false, isSlow: true });
    const upload = server.store().upload("a");
    const written = upload.write(Buffer.alloc(3 * partBytes));
    const gone = expect(written).rejects.toThrow("the upload of a was given up");
    await upload.abort();
    await gone;
    expect(server.asked.map(({ what }) => what)).toEqual(["begin", "abort"]);
  });

  test("one that cannot begin rejects, and leaves nothing to be taken away", async () => {
    server = await s3That({ fails: ({ what }) => what === "begin" });
    const upload = server.store().upload("a");
    await expect(upload.write(Buffer.alloc(partBytes))).rejects.toMatchObject({ name: "Failing" });
    await upload.abort();
    expect(server.asked.map(({ what }) => what)).toEqual(["begin"]);
  });

  test("no more than two parts are under way while the next is filled", async () => {
    server = await s3That({ fails: () => false, isSlow: true });
    const upload = server.store().upload("a");
    for (let part = 1; part <= 6; part++) await upload.write(Buffer.alloc(partBytes));
    await upload.finish();
    expect(server.mostPartsAtOnce()).toBe(2);
    expect(server.asked.find(({ what }) => what === "complete")).toMatchObject({ condition: "*", parts: 6 });
  });

  test("an end that was sent again after its answer was lost meets no upload, and the object that it made", async () => {
    server = await s3That({ fails: () => false, losesFirstEnd: true });
    const upload = server.store(3).upload("a");
    await upload.write(Buffer.alloc(partBytes + 1));
    expect(await upload.finish()).toEqual({ kind: "conflict" });
    expect(server.asked.filter(({ what }) => what === "complete")).toHaveLength(2);
  });

  test("an end that meets neither an upload nor an object rejects", async () => {
    server = await s3That({ fails: () => false, losesFirstEnd: true, hasNoObject: true });
    const upload = server.store(3).upload("a");
    await upload.write(Buffer.alloc(partBytes + 1));
    await expect(upload.finish()).rejects.toMatchObject({ name: "NoSuchUpload" });
  });
});

interface Asked {
  readonly what: "begin" | "part" | "complete" | "abort" | "head" | "put";
  readonly part?: string | undefined;
  readonly condition?: string | undefined;
  readonly parts?: number;
}

interface Told {
  readonly fails: (asked: Asked) => boolean;
  readonly isSlow?: boolean;
  readonly losesFirstEnd?: boolean;
  readonly hasNoObject?: boolean;
}

/** So much of S3 as uploads need, with what is to go wrong. */
const s3That = async ({ fails, isSlow = false, losesFirstEnd = false, hasNoObject = false }: Told) => {
  const asked: Asked[] = [];
  let underWay = 0;
  let most = 0;
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? "", "http://s3");
    const chunks: Buffer[] = [];
    const part = searchParams.get("partNumber") ?? undefined;
    if (part !== undefined) most = Math.max(most, ++underWay);
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const now = seen(request.method ?? "", searchParams, part);
      const body = now === "complete" ? Buffer.concat(chunks).toString() : "";
      const entry: Asked = {
        what: now,
        ...(part === undefined ? {} : { part }),
        ...(now === "complete"
          ? {
              condition: String(request.headers["if-none-match"]),
              parts: body.split("<PartNumber>").length - 1,
            }
          : {}),
      };
      const ends = asked.filter(({ what }) => what === "complete").length;
      asked.push(entry);
      const answer = (): void => {
        if (part !== undefined) underWay -= 1;
        if (fails(entry)) return void response.writeHead(400).end("<Error><Code>Failing</Code></Error>");
        if (now === "complete" && losesFirstEnd)
          return void (ends === 0
            ? request.socket.destroy()
            : response.writeHead(404).end("<Error><Code>NoSuchUpload</Code></Error>"));
        if (now === "head") return void response.writeHead(hasNoObject ? 404 : 200).end();
        response
          .writeHead(now === "abort" ? 204 : 200, { etag: '"1"' })
          .end(
            now === "begin"
              ? "<InitiateMultipartUploadResult><UploadId>u</UploadId></InitiateMultipartUploadResult>"
              : now === "complete"
                ? '<CompleteMultipartUploadResult><ETag>"1"</ETag></CompleteMultipartUploadResult>'
                : "",
          );
      };
      if (isSlow) setTimeout(answer, 20);
      else answer();
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const clients: S3Client[] = [];
  return {
    asked,
    mostPartsAtOnce: () => most,
    store: (maxAttempts?: number) => {
      const client = aClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, maxAttempts);
      clients.push(client);
      return s3ObjectStore({ client, bucket: "lake" });
    },
    close: async () => {
      for (const client of clients) client.destroy();
      await new Promise((closed) => {
        server.close(closed);
        server.closeAllConnections();
      });
    },
  };
};

const seen = (method: string, query: URLSearchParams, part: string | undefined): Asked["what"] => {
  if (method === "HEAD") return "head";
  if (method === "DELETE") return "abort";
  if (method === "PUT") return part === undefined ? "put" : "part";
  return query.has("uploads") ? "begin" : "complete";
};
