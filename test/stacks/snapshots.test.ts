import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expectGolden } from "../support/golden";
import { normalised } from "./normalised";
import { installation } from "./synthesized";

const full = installation(JSON.parse(readFileSync(join(__dirname, "../../examples/full.json"), "utf8")));

test.each(["primary", "backup"] as const)(
  "the %s stack of the full example is that of its snapshot",
  (stack) => {
    expectGolden(__dirname, `${stack}.json`, normalised(full[stack]));
  },
);
