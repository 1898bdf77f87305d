import {
  EventStreamSerde,
  eventStreamSerdeProvider,
  resolveEventStreamSerdeConfig,
} from "../../../handlers/sdk/noEventStreams";

test("a client is created as it is, and an operation with an event stream says where it went", () => {
  const config = { region: "eu-central-1" };
  expect(resolveEventStreamSerdeConfig(config)).toBe(config);
  for (const used of [eventStreamSerdeProvider, EventStreamSerde])
    expect(used).toThrow("event streams are left out of this bundle");
});
