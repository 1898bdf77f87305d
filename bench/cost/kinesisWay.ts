import { counted, idleRun, measured, ratesOf } from "../../review/cost/counted";
import { billedSeconds } from "../../review/cost/lambdaTime";
import { calls, gigabytes, hourly, hoursPerMonth, millions, requestsOf } from "../../review/cost/priced";
import { assumed, type Traffic } from "../../review/cost/traffic";
import { frontDoor } from "./frontDoor";
import { inSteps, line, type Way } from "./way";

const stepBytes = 1024;
const batchBytes = 5e6;
const windowsPerHour = 60;
const leastShards = 4;
const shardBytesPerSecond = 1e6;
const writerGb = 1;
const compactGb = 2;
/** A provisioned shard is filled this far in the mean, so that a peak finds room. */
const filledShare = 0.3;

/** A stream on demand, and a function that writes raw objects from it. */
export const kinesisWay: Way = {
  name: "Kinesis + Lambda + S3",
  madeOf:
    "An HTTP API, a function that validates as ingest does and puts a request as one record into a Kinesis stream on demand, a function that writes a raw object for each batch of a shard, and then the compactor as it is, " +
    "once a month's hours have objects; raw objects replicated.",
  sizing: [
    "a record is a request's JSON in gzip as ours is stored, billed in steps of 1 kB on its way in and by its bytes on its way out",
    `a batch is a minute of a shard or 5 MB; a stream on demand begins with ${leastShards} shards, and has one more for each MB a second, filled to ${filledShare * 100} %`,
    "compaction, its lists and its writes as ours, for as many raw objects as there are batches; a month of raw objects and lake in both regions",
  ],
  without:
    "no counters by visitor within seconds, no daily roll-up; everything else is what Footfall's compactor does",
  month: (traffic) => {
    const requests = requestsOf(traffic);
    const rates = ratesOf(traffic.eventsPerRequest);
    const bytes = requests * rates.rawBytesPerRequest;
    const objects = Math.max(
      Math.min(requests, shardsOf(traffic) * windowsPerHour * hoursPerMonth),
      bytes / batchBytes,
    );
    const packed = traffic.eventsPerMonth * packedBytesPerEvent(traffic);
    const lake =
      traffic.eventsPerMonth * (measured("lake.dataBytesPerEvent") + measured("lake.seenBytesPerEvent"));
    const writerSeconds = billedSeconds(
      writerGb,
      objects * measured("s3.put.cpuMs"),
      objects * assumed.putWaitMs,
    );
    const compactSeconds = billedSeconds(
      compactGb,
      (traffic.eventsPerMonth / 1000) * measured("compact.cpuMs of 1,000 events"),
      0,
    );
    const hours = Math.min(hoursPerMonth, requests);
    return [
      ...frontDoor(traffic),
      line("Kinesis: the stream", hourly(1, "streamHour")),
      line("Kinesis: in", gigabytes(requests * inSteps(rates.rawBytesPerRequest, stepBytes), "streamIn")),
      line("Kinesis: out", gigabytes(bytes, "streamOut")),
      line("Lambda: raw objects", calls(objects, writerSeconds, writerGb)),
      line("Lambda: compaction", calls(hoursPerMonth, compactSeconds, compactGb)),
      line("S3: objects and replicas written", millions(2 * (objects + hours * rates.putsPerHour), "s3Put")),
      line(
        "S3: compaction's lists and reads",
        millions(hoursPerMonth * idleRun.lists + hours * rates.listsPerHour, "s3Put") +
          millions(objects, "s3Get"),
      ),
      line("S3: transfer to the other region", gigabytes(packed + lake, "replicationTransfer")),
      {
        ...line("S3: a month of raw objects and lake, twice", 2 * gigabytes(packed + lake, "s3Storage")),
        isKept: true,
      },
    ];
  },
};

const shardsOf = (traffic: Traffic): number => {
  const bytesPerSecond =
    (requestsOf(traffic) * ratesOf(traffic.eventsPerRequest).rawBytesPerRequest) / (hoursPerMonth * 3600);
  return Math.max(leastShards, Math.ceil(bytesPerSecond / filledShare / shardBytesPerSecond));
};

/** Of raw objects that many requests share. */
const packedBytesPerEvent = ({ eventsPerRequest }: Traffic): number => {
  const pack = counted.packs[`${eventsPerRequest}x100`];
  return (pack?.["raw.put.bytes"] ?? 0) / (pack?.["events"] ?? 1);
};
