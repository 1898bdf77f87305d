import { measured, ratesOf } from "../../review/cost/counted";
import { gigabytes, hoursPerMonth, millions, requestsOf } from "../../review/cost/priced";
import { frontDoor } from "./frontDoor";
import { inSteps, line, type Way } from "./way";

const stepBytes = 5 * 1024;
const bufferBytes = 128e6;
/** Of Firehose's own buffer: 15 minutes at most. */
const objectsPerHour = 4;

/** Firehose writes Parquet by itself. */
export const firehoseWay: Way = {
  name: "Firehose to Parquet",
  madeOf:
    "An HTTP API, a function that validates as ingest does, and a Firehose stream that converts to Parquet into S3, replicated to the other region.",
  sizing: [
    "a request's events are one record, one JSON document after the other, which Firehose's conversion takes; each record is billed in steps of 5 kB, for intake and for conversion",
    `objects of 128 MB, or four an hour where less comes in; partitioned by the time of arrival: partitions by the event's own day (dynamic partitioning) cost extra, and are not in the sum`,
    "each object is put twice, for the replica; a month of Parquet in both regions, at as many bytes an event as ours",
  ],
  without:
    "no duplicates removed, no late event in its own day, no commit that shows an hour whole; no raw copy to rebuild from; no counters by visitor; a record that does not convert is set aside after it was acknowledged",
  month: (traffic) => {
    const requests = requestsOf(traffic);
    const { wireBytesPerRequest } = ratesOf(traffic.eventsPerRequest);
    const billed = requests * inSteps(wireBytesPerRequest, stepBytes);
    const stored = traffic.eventsPerMonth * measured("lake.dataBytesPerEvent");
    const objects = Math.max(
      Math.min(requests, objectsPerHour * hoursPerMonth),
      (requests * wireBytesPerRequest) / bufferBytes,
    );
    return [
      ...frontDoor(traffic),
      line("Firehose: intake", gigabytes(billed, "deliveryIn")),
      line("Firehose: conversion", gigabytes(billed, "deliveryConverted")),
      line("S3: objects and replicas written", millions(2 * objects, "s3Put")),
      line("S3: transfer to the other region", gigabytes(stored, "replicationTransfer")),
      { ...line("S3: a month of Parquet, twice", 2 * gigabytes(stored, "s3Storage")), isKept: true },
    ];
  },
};
