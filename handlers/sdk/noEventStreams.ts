/*
 * In bundles, stands in for the SDK's reading and writing of event streams (`@smithy/core/event-streams`), which S3's client brings along
 * for S3 Select. Nothing here calls an operation that has one.
 */

const leftOut = (): never => {
  throw new Error("event streams are left out of this bundle: see modules/functions/bundle.ts");
};

/** What a client does to its configuration while it is created: nothing. */
export const resolveEventStreamSerdeConfig = <C>(config: C): C => config;

export const eventStreamSerdeProvider = leftOut;

/** Made by the SDK's protocols for an operation with an event stream only. */
export const EventStreamSerde = leftOut;
