import * as t from "io-ts";
import { functionEnvironment } from "../../../modules/functions/functionEnvironment";
import { wholeNumberFromString } from "../../../pipeline/event/stringCodecs";

const AnEnvironment = t.strict({ NAME: t.string, HOURS: wholeNumberFromString(0, 24) }, "AnEnvironment");

test("values are encoded by the codec that the handler decodes with", () => {
  expect(functionEnvironment(AnEnvironment, { NAME: "raw", HOURS: 24 })).toEqual({
    NAME: "raw",
    HOURS: "24",
  });
});

test("a value that the handler would refuse is refused here", () => {
  expect(() => functionEnvironment(AnEnvironment, { NAME: "raw", HOURS: 25 })).toThrow(
    'environment: must be a AnEnvironment, not {"NAME":"raw","HOURS":25}',
  );
});

test("4096 bytes fit, names included and in UTF-8; one more does not", () => {
  const room = 4096 - "NAME".length - "HOURS".length - "24".length;
  expect(() => functionEnvironment(AnEnvironment, { NAME: "x".repeat(room), HOURS: 24 })).not.toThrow();
  expect(() => functionEnvironment(AnEnvironment, { NAME: `${"x".repeat(room - 1)}é`, HOURS: 24 })).toThrow(
    "environment: AnEnvironment has 4097 bytes, must be at most 4096, the limit of Lambda; NAME alone has 4090",
  );
});
