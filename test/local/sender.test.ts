import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { type SenderParts, sender } from "../../local/sender";
import { type Event, events } from "../../pipeline/event/events";

let server: Server;
let requests: {
  readonly authorization: string | undefined;
  readonly events: readonly { event_id: string }[];
}[];
let answer: (response: ServerResponse, events: readonly unknown[], nth: number) => void;

beforeEach(async () => {
  requests = [];
  server = createServer((request, response) => void take(request, response)).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const events = JSON.parse(gunzipSync(Buffer.concat(chunks)).toString()) as { event_id: string }[];
  requests.push({ authorization: request.headers.authorization, events });
  answer(response, events, requests.length);
};

const accept = (response: ServerResponse, events: readonly unknown[]): void => {
  response.writeHead(202).end(JSON.stringify({ accepted: events.length, rejected: [] }));
};

const aSender = (
  onSent: SenderParts<Event>["onSent"] = () => undefined,
  signal = new AbortController().signal,
) =>
  sender<Event>({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/events`,
    key: "secret",
    signal,
    encode: events.codec.encode,
    onSent,
  });

const anEvent = (number: number, properties: Event["properties"] = {}): Event => ({
  event_id: `e-${number}`,
  event_type: "page_view",
  occurred_at: Date.UTC(2026, 2, 1) + number,
  site_id: "luna",
  properties,
});

test("events go in full batches with the key, and every answer is counted", async () => {
  answer = accept;
  const sent: number[] = [];
  const producer = aSender((records) => sent.push(records.length));
  for (let number = 0; number < 1201; number++) await producer.send(anEvent(number));
  expect(await producer.finish()).toEqual({ accepted: 1201, rejected: 0, reasons: [] });
  expect(requests.map(({ events }) => events.length).sort((a, b) => b - a)).toEqual([500, 500, 201]);
  expect(new Set(requests.map(({ authorization }) => authorization))).toEqual(new Set(["Bearer secret"]));
  expect(new Set(requests.flatMap(({ events }) => events.map((event) => event.event_id))).size).toBe(1201);
  expect(sent.reduce((a, b) => a + b)).toBe(1201);
});

test("large events make smaller batches", async () => {
  answer = accept;
  const producer = aSender();
  for (let number = 0; number < 40; number++)
    await producer.send(anEvent(number, { note: "x".repeat(20_000) }));
  await producer.finish();
  expect(Math.max(...requests.map(({ events }) => events.length))).toBeLessThan(20);
});

test("after a 503 the very same batch is sent again", async () => {
  answer = (response, events, nth) => {
    if (nth === 1) response.writeHead(503, { "retry-after": "0" }).end("{}");
    else accept(response, events);
  };
  const producer = aSender();
  await producer.send(anEvent(1));
  expect((await producer.finish()).accepted).toBe(1);
  expect(requests[1]).toEqual(requests[0]);
});

test("a connection that breaks is no answer: the batch is sent again", async () => {
  answer = (response, events, nth) => {
    if (nth === 1) response.destroy();
    else accept(response, events);
  };
  const producer = aSender();
  await producer.send(anEvent(1));
  expect((await producer.finish()).accepted).toBe(1);
  expect(requests[1]).toEqual(requests[0]);
});

test("rejected events are counted and their reasons told, each by its place in the batch", async () => {
  answer = (response) =>
    response
      .writeHead(400)
      .end(JSON.stringify({ accepted: 0, rejected: [{ index: 0, errors: ["site_id: no"] }] }));
  const told: unknown[] = [];
  const producer = aSender((records, rejected) => told.push({ records, rejected }));
  await producer.send(anEvent(1));
  expect(await producer.finish()).toEqual({ accepted: 0, rejected: 1, reasons: ["site_id: no"] });
  expect(told).toEqual([{ records: [anEvent(1)], rejected: [{ index: 0, errors: ["site_id: no"] }] }]);
});

test("a refusal of the whole batch is an error that quotes the answer", async () => {
  answer = (response) => response.writeHead(401).end('{"detail":"the key is not known"}');
  const producer = aSender();
  await producer.send(anEvent(1));
  await expect(producer.finish()).rejects.toThrow(
    'the collector answered 401: {"detail":"the key is not known"}',
  );
});

test("aborting ends the sending", async () => {
  const stopping = new AbortController();
  answer = () => stopping.abort();
  const producer = aSender(undefined, stopping.signal);
  await producer.send(anEvent(1));
  await expect(producer.finish()).rejects.toThrow("aborted");
});
