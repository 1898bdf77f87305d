import { measured, ratesOf } from "../../review/cost/counted";
import { gigabytes, hourly, hoursPerMonth, millions, requestsOf } from "../../review/cost/priced";
import type { Traffic } from "../../review/cost/traffic";
import { line, type Way } from "./way";

const leastTasks = 2;
const taskVcpus = 0.5;
const taskGb = 1;
/** Tasks are added so that a mean minute keeps a processor this busy, and peaks find room. */
const busyShare = 0.4;
/** Of a load balancer's unit. */
const connectionsPerSecond = 25;
const bytesPerHour = 1e9;
/** Of an item beside its event: keys, names, and what storage counts for an item. */
const itemOverheadBytes = 200;
const addresses = 4;
/** Of the SDK: a batch write of up to 25 items. */
const itemsPerBatch = 25;

/** A load balancer, containers that are always there, an item for each event. */
export const fargateWay: Way = {
  name: "ALB + Fargate + DynamoDB",
  madeOf:
    "An application load balancer in two zones, two or more Fargate tasks (arm64) that validate with the same code, and an item of a DynamoDB table on demand for each event, " +
    "replicated by a global table. A line of log a request. No CloudFront, no NAT gateway: the tasks have public addresses.",
  sizing: [
    `at least ${leastTasks} tasks of ${taskVcpus} vCPU and ${taskGb} GB, and ${addresses} public addresses; beyond, as many tasks as keep their processors ${busyShare * 100} % busy in the mean, ` +
      "at the processor time a request that ingest was measured to take, and one SDK call for each 25 items",
    `load balancer units by the largest of ${connectionsPerSecond} new connections a second (each request is one: guests' phones share none) and ${bytesPerHour / 1e9} GB an hour`,
    `an item is the event's JSON and ${itemOverheadBytes} bytes; a write for each begun kB, and the same again for the replica; items kept a month`,
  ],
  without:
    "no SQL: reports would need an export or a scan; no lake, no counters by visitor, no duplicates removed but by key",
  month: (traffic) => {
    const requests = requestsOf(traffic);
    const { wireBytesPerRequest, ingestLogBytesPerRequest } = ratesOf(traffic.eventsPerRequest);
    const itemBytes = wireBytesPerRequest / traffic.eventsPerRequest + itemOverheadBytes;
    const units = Math.ceil(itemBytes / 1024) * traffic.eventsPerMonth;
    const vcpus = Math.max(leastTasks * taskVcpus, busyVcpus(traffic) / busyShare);
    const perHour = requests / hoursPerMonth;
    const balancerUnits = Math.max(
      perHour / 3600 / connectionsPerSecond,
      (perHour * wireBytesPerRequest) / bytesPerHour,
    );
    const stored = traffic.eventsPerMonth * itemBytes;
    return [
      line("load balancer: hours", hourly(1, "balancerHour")),
      line("load balancer: units", hourly(balancerUnits, "balancerUnit")),
      line("public addresses", hourly(addresses, "address")),
      line("Fargate", hourly(vcpus, "taskVcpu") + hourly((vcpus / taskVcpus) * taskGb, "taskMemory")),
      line("CloudWatch: logs taken in", gigabytes(requests * ingestLogBytesPerRequest, "logIngestion")),
      line("DynamoDB: an item an event", millions(units, "tableWrite")),
      line("DynamoDB: the replica's", millions(units, "tableReplicaWrite")),
      line("DynamoDB: transfer to the other region", gigabytes(stored, "replicationTransfer")),
      {
        ...line(
          "DynamoDB: a month of items, twice, and point-in-time recovery",
          gigabytes(stored, "tableStorage") * 2 + gigabytes(stored, "tableRecovery"),
        ),
        isKept: true,
      },
    ];
  },
};

const busyVcpus = (traffic: Traffic): number => {
  const calls = Math.ceil(traffic.eventsPerRequest / itemsPerBatch);
  const cpuMs = measured(`ingest.cpuMs at ${traffic.eventsPerRequest}`) + calls * measured("s3.put.cpuMs");
  return (requestsOf(traffic) * cpuMs) / 1000 / (hoursPerMonth * 3600);
};
