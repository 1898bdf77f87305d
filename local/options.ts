import { parseArgs } from "node:util";
import { isCalendarDate } from "../pipeline/event/calendarDate";
import { slug } from "../pipeline/event/scalars";
import { defaultSiteId } from "./accessLog/readAccessLog";
import type { DeliveryMode } from "./functions";
import { StartupError } from "./startupError";

/** What `npm start` is asked to do. */
export interface Options {
  readonly port: number;
  /** Folder of all local data. */
  readonly data: string;
  /** A web server's log to send: a path, or `-` for standard input. */
  readonly accessLog: string | undefined;
  /** The site that the log's events are filed under. */
  readonly site: string;
  /** How many events to simulate; undefined: a day's worth, unless there is data already. */
  readonly simulate: number | undefined;
  /** How many days the simulated events are spread over; undefined: one, or eight weeks where nobody asked for events. */
  readonly days: number | undefined;
  readonly seed: number;
  /** The UTC date to simulate, the last one of several; undefined: yesterday. */
  readonly date: string | undefined;
  /** How batches get to the raw folder: at once, or through a queue. */
  readonly delivery: DeliveryMode;
  /** Let phones on the same Wi-Fi open the demo's menu. */
  readonly lan: boolean;
  /** End after the report instead of serving on. */
  readonly once: boolean;
  readonly help: boolean;
}

export const usage = `npm start -- [options]

  (no option)          simulate eight weeks of a small restaurant chain, unless there is data; report; serve
  --access-log FILE    send a web server's combined log, plain or .gz; - reads standard input
  --site ID            the site that the log's events are filed under (access-log)
  --simulate N         simulate N events of a small chain of QR-menu restaurants
  --days N             spread them over N days (1)
  --seed N             another seed, other days at the restaurants (1)
  --date YYYY-MM-DD    the UTC date to simulate, the last of several (yesterday)
  --port N             where to listen on 127.0.0.1; 0 takes a free port (8787)
  --delivery MODE      direct: each batch is stored before it is answered; buffered: it waits in a queue for others (direct)
  --lan                let phones on the same Wi-Fi open the demo's menu, and nothing else
  --data DIR           where to keep everything (data)
  --once               end after the report
  --help               this text
`;

/** Reads the command line; a StartupError names the flag and its rule. */
export const parseOptions = (args: readonly string[]): Options => {
  const values = parseFlags(args);
  if (values["access-log"] !== undefined && values.simulate !== undefined)
    throw new StartupError("--access-log and --simulate exclude each other: run them one after the other");
  for (const flag of ["data", "access-log"] as const)
    if (values[flag] === "") throw new StartupError(`--${flag} takes a path, not nothing`);
  return {
    port: wholeNumber("--port", values.port, 0, 65_535) ?? 8787,
    data: values.data ?? "data",
    accessLog: values["access-log"],
    site: siteId("--site", values.site) ?? defaultSiteId,
    simulate: wholeNumber("--simulate", values.simulate, 1, 50_000_000),
    days: wholeNumber("--days", values.days, 1, 400),
    seed: wholeNumber("--seed", values.seed, 0, 2 ** 32 - 1) ?? 1,
    date: calendarDate("--date", values.date),
    delivery: deliveryMode("--delivery", values.delivery) ?? "direct",
    lan: values.lan ?? false,
    once: values.once ?? false,
    help: values.help ?? false,
  };
};

const parseFlags = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      strict: true,
      allowPositionals: false,
      options: {
        port: { type: "string" },
        data: { type: "string" },
        "access-log": { type: "string" },
        site: { type: "string" },
        simulate: { type: "string" },
        days: { type: "string" },
        seed: { type: "string" },
        date: { type: "string" },
        delivery: { type: "string" },
        lan: { type: "boolean" },
        once: { type: "boolean" },
        help: { type: "boolean" },
      },
    }).values;
  } catch (error) {
    const [sentence = "a flag is wrong"] = (error as Error).message.split(/\.\s/);
    throw new StartupError(`${sentence.replace(/\.$/, "")}; npm start -- --help lists the flags`);
  }
};

const wholeNumber = (
  flag: string,
  text: string | undefined,
  min: number,
  max: number,
): number | undefined => {
  if (text === undefined) return undefined;
  const n = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (n >= min && n <= max) return n;
  throw new StartupError(`${flag} takes a whole number from ${min} to ${max}, not ${JSON.stringify(text)}`);
};

const deliveryMode = (flag: string, text: string | undefined): DeliveryMode | undefined => {
  if (text === undefined || text === "direct" || text === "buffered") return text;
  throw new StartupError(`${flag} takes direct or buffered, not ${JSON.stringify(text)}`);
};

const siteId = (flag: string, text: string | undefined): string | undefined => {
  if (text === undefined || slug.codec.is(text)) return text;
  throw new StartupError(`${flag} takes a site id, not ${JSON.stringify(text)}`);
};

const calendarDate = (flag: string, text: string | undefined): string | undefined => {
  if (text === undefined) return undefined;
  if (isCalendarDate(text) && text >= "1990-01-01" && text < "2200-01-01") return text;
  throw new StartupError(
    `${flag} takes a date as 2026-03-01, from 1990 to 2199, not ${JSON.stringify(text)}`,
  );
};
