import { parseOptions } from "../../local/options";
import { StartupError } from "../../local/startupError";

test("without a flag everything has its default", () => {
  expect(parseOptions([])).toEqual({
    port: 8787,
    data: "data",
    accessLog: undefined,
    site: "access-log",
    simulate: undefined,
    seed: 1,
    date: undefined,
    delivery: "direct",
    lan: false,
    once: false,
    help: false,
  });
});

test("each flag is read", () => {
  const args =
    "--port 0 --data d --access-log - --site luna --seed 7 --date 2026-02-28 --delivery buffered --lan --once --help".split(
      " ",
    );
  expect(parseOptions(args)).toEqual({
    port: 0,
    data: "d",
    accessLog: "-",
    site: "luna",
    simulate: undefined,
    seed: 7,
    date: "2026-02-28",
    delivery: "buffered",
    lan: true,
    once: true,
    help: true,
  });
  expect(parseOptions(["--simulate", "50000000"]).simulate).toBe(50_000_000);
});

test.each([
  [["--port", "65536"], '--port takes a whole number from 0 to 65535, not "65536"'],
  [["--port", "-1"], /^Option '--port' argument is ambiguous/],
  [["--simulate", "0"], '--simulate takes a whole number from 1 to 50000000, not "0"'],
  [["--simulate", "1e6"], '--simulate takes a whole number from 1 to 50000000, not "1e6"'],
  [["--seed", "4294967296"], '--seed takes a whole number from 0 to 4294967295, not "4294967296"'],
  [["--days", "0"], '--days takes a whole number from 1 to 400, not "0"'],
  [["--date", "2026-02-30"], '--date takes a date as 2026-03-01, from 1990 to 2199, not "2026-02-30"'],
  [["--date", "1989-12-31"], '--date takes a date as 2026-03-01, from 1990 to 2199, not "1989-12-31"'],
  [["--site", "two words"], '--site takes a site id, not "two words"'],
  [["--delivery", "queued"], '--delivery takes direct or buffered, not "queued"'],
  [["--data", ""], "--data takes a path, not nothing"],
  [["--access-log="], "--access-log takes a path, not nothing"],
  [["--simulate", "-5"], /^Option '--simulate' argument is ambiguous; npm start -- --help lists the flags$/],
  [["--frobnicate"], "Unknown option '--frobnicate'; npm start -- --help lists the flags"],
  [["log.gz"], /^Unexpected argument 'log\.gz'/],
  [["--access-log", "x", "--simulate", "5"], /^--access-log and --simulate exclude each other/],
])("%j is refused in one sentence", (args, message) => {
  expect(() => parseOptions(args)).toThrow(StartupError);
  expect(() => parseOptions(args)).toThrow(message);
});
