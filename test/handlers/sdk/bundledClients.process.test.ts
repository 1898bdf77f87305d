import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { buildSync } from "esbuild";
import { bundledCode } from "../../../modules/functions/bundledCode";

const entry = "test/handlers/sdk/callsOfClients.ts";
const folder = mkdtempSync(join(tmpdir(), "footfall-clients-"));
afterAll(() => rmSync(folder, { recursive: true }));

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const xml = (body: string): string => `<?xml version="1.0" encoding="UTF-8"?>\n${body}`;
const s3Error = (status: number, code: string): Answer => ({
  status,
  body: xml(`<Error><Code>${code}</Code><Message>${code} it is</Message></Error>`),
});
const json = (value: object, status = 200): Answer => ({ status, body: JSON.stringify(value) });
const stored: Answer = { status: 200, headers: { ETag: '"1"' } };
const crcOf = (text: string): string => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc32(text));
  return bytes.toString("base64");
};
const md5Of = (text: string): string => createHash("md5").update(text).digest("hex");
const page = (key: string, next: string): string =>
  xml(
    `<ListBucketResult><Contents><Key>${key}</Key><ETag>"3"</ETag><Size>3</Size><LastModified>2026-03-01T12:00:00.000Z</LastModified></Contents>${next}</ListBucketResult>`,
  );
const begun: Answer = {
  status: 200,
  body: xml("<InitiateMultipartUploadResult><UploadId>u1</UploadId></InitiateMultipartUploadResult>"),
};
const completed: Answer = {
  status: 200,
  body: xml('<CompleteMultipartUploadResult><ETag>"9-2"</ETag></CompleteMultipartUploadResult>'),
};

/** What the requests of callsOfClients.ts are answered, in their order; what is answered 500 or 503 is sent again. */
const answers: readonly Answer[] = [
  { status: 500 },
  stored,
  s3Error(412, "PreconditionFailed"),
  s3Error(503, "SlowDown"),
  stored,
  { status: 200, headers: { ETag: '"2"', "x-amz-checksum-crc32": crcOf("burrata") }, body: "burrata" },
  { status: 200, headers: { ETag: '"2"', "x-amz-checksum-crc32": crcOf("other") }, body: "burrata" },
  s3Error(404, "NoSuchKey"),
  { status: 206, headers: { ETag: '"2"' }, body: "rrata" },
  {
    status: 200,
    body: page("events/1", "<IsTruncated>true</IsTruncated><NextContinuationToken>n</NextContinuationToken>"),
  },
  { status: 200, body: page("events/&amp;2", "<IsTruncated>false</IsTruncated>") },
  { status: 204 },
  begun,
  stored,
  stored,
  completed,
  begun,
  stored,
  stored,
  s3Error(404, "NoSuchUpload"),
  { status: 404 },
  s3Error(403, "AccessDenied"),
  json({ Item: { n: { N: "12345678901234567890" }, b: { B: "YQ==" }, l: { L: [{ NULL: true }] } } }),
  json(
    {
      __type: "com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException",
      message: "The conditional request failed",
      Item: { n: { N: "1" } },
    },
    400,
  ),
  json({ __type: "com.amazonaws.dynamodb.v20120810#ThrottlingException", message: "slower" }, 400),
  json({ Items: [{ SK: { S: "d" } }], LastEvaluatedKey: { SK: { S: "d" } } }),
  json({ __type: "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException", message: "no table" }, 400),
  json({ QueryExecutionId: "1" }),
  json({ QueryExecution: { Status: { State: "FAILED", AthenaError: { ErrorType: 3 } } } }),
  json(
    { __type: "TooManyRequestsException", Message: "slower", Reason: "CONCURRENT_QUERY_LIMIT_EXCEEDED" },
    400,
  ),
  json({ MessageId: "1", MD5OfMessageBody: md5Of("one") }),
  json({ MessageId: "2", MD5OfMessageBody: md5Of("another") }),
];

/** Headers with times and random numbers, and those that tell which of the SDK's files are in use. */
const changing = ["x-amz-date", "amz-sdk-invocation-id", "amz-sdk-request", "x-amz-user-agent", "user-agent"];

/** A request without what differs from one time to the next. */
const requestOf = async (request: IncomingMessage): Promise<unknown> => {
  const hash = createHash("sha256");
  for await (const piece of request) hash.update(piece);
  const { authorization = "", ...headers } = request.headers;
  for (const name of changing) headers[name] &&= "…";
  return {
    line: `${request.method} ${request.url}`,
    signed: authorization.replace(/\/\d{8}\//, "/…/").replace(/Signature=\w{64}/, "Signature=…"),
    headers,
    body: hash.digest("hex"),
  };
};

const byText = (a: unknown, b: unknown): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

const ranAgainstAnswers = async (file: string) => {
  const requests: unknown[] = [];
  let answered = 0;
  const server = createServer(async (request, response) => {
    requests.push(await requestOf(request));
    const { status, headers, body } = answers[answered++] ?? { status: 410 };
    response.writeHead(status, headers);
    response.end(body);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const child = spawn(process.execPath, ["--no-warnings", file], {
    env: {
      AWS_REGION: "eu-central-1",
      AWS_ACCESS_KEY_ID: "id",
      AWS_SECRET_ACCESS_KEY: "secret",
      AWS_SESSION_TOKEN: "token",
      AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const said: Buffer[] = [];
  child.stdout.on("data", (piece: Buffer) => said.push(piece));
  await once(child, "close");
  server.closeAllConnections();
  server.close();
  const fixed = (text: string): unknown =>
    JSON.parse(
      text.replaceAll(`:${port}`, ":…").replaceAll(/"totalRetryDelay":[\d.]+/g, '"totalRetryDelay":0'),
    );
  return {
    // parts of an upload are sent two at a time
    requests: requests.map((request) => fixed(JSON.stringify(request))).sort(byText),
    outcomes: fixed(Buffer.concat(said).toString()),
    answered,
  };
};

test("what is left out of bundles changes neither what clients send nor what they make of the answers", async () => {
  const whole = join(folder, "whole.js");
  buildSync({
    absWorkingDir: join(__dirname, "../../.."),
    entryPoints: [entry],
    outfile: whole,
    bundle: true,
    platform: "node",
    logLevel: "silent",
  });
  const bundled = join(folder, "bundled.js");
  writeFileSync(bundled, bundledCode(entry).code);

  const expected = await ranAgainstAnswers(whole);
  expect(expected.answered).toBe(answers.length);
  expect(await ranAgainstAnswers(bundled)).toEqual(expected);
}, 60_000);
