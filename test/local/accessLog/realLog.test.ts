import { createReadStream, existsSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { createGunzip } from "node:zlib";
import { type LogItem, readAccessLog } from "../../../local/accessLog/readAccessLog";
import { decode } from "../../../pipeline/event/decode";
import { events } from "../../../pipeline/event/events";
import { describeWhere } from "../../support/needs";

const log = join(__dirname, "../../../../shared/data/apache_access.log.gz");

describeWhere(existsSync(log), "../shared/data/apache_access.log.gz, a real site's log, is not there")(
  "a real site's log of 10,000 lines",
  () => {
    const items: LogItem[] = [];
    let lines: readonly string[] = [];
    beforeAll(async () => {
      for await (const item of readAccessLog(createReadStream(log), { key: "a key for tests" }))
        items.push(item);
      lines = (await text(createReadStream(log).pipe(createGunzip()))).trimEnd().split("\n");
    });

    it("is events, assets and one malformed line, which add up", () => {
      const count = (kind: LogItem["kind"]): number => items.filter((item) => item.kind === kind).length;
      expect(items).toHaveLength(10_000);
      expect(lines).toHaveLength(10_000);
      expect(count("malformed")).toBe(1);
      expect(count("event") + count("asset") + count("malformed")).toBe(10_000);
      expect(count("event")).toBeGreaterThan(1000);
      expect(count("asset")).toBeGreaterThan(1000);
    });

    it("gives events that the codec takes, each with an id of its own", () => {
      const made = items.flatMap((item) => (item.kind === "event" ? [item.event] : []));
      expect(made.map((event) => decode(events.codec, event))).toEqual(
        made.map((value) => ({ kind: "valid", value })),
      );
      expect(new Set(made.map(({ event_id }) => event_id)).size).toBe(made.length);
    });

    it("gives no event that holds its line's address", () => {
      const leaking = items.filter((item, i) => {
        const address = lines[i]?.split(" ")[0] ?? "";
        return item.kind === "event" && JSON.stringify(item.event).includes(address);
      });
      expect(leaking).toEqual([]);
    });
  },
);
