import type { KeyStore } from "../keys/keyStore";
import { watermarkKey } from "../lake/lakeKey";
import type { ObjectStore } from "../storage/objectStore";
import type { HealthPart } from "./health";

/** What every answer needs: keys to admit by, and the lake's listing. Each is asked as little as tells. */
export const healthParts = (
  keys: Pick<KeyStore, "list">,
  lake: Pick<ObjectStore, "list">,
): readonly HealthPart[] => [
  { name: "keys", look: () => keys.list() },
  {
    name: "lake",
    look: async () => {
      // one key at most
      for await (const _ of lake.list(watermarkKey("events"))) return;
    },
  },
];
