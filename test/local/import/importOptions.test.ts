import { parseImportOptions } from "../../../local/import/importOptions";
import { StartupError } from "../../../local/startupError";

const parse = (args: string, environment: Record<string, string> = {}) =>
  parseImportOptions(args === "" ? [] : args.split(" "), environment);

test("what is not said has a default", () => {
  expect(parse("--dataset orders orders.csv")).toMatchObject({
    file: "orders.csv",
    dataset: { name: "orders" },
    url: "http://127.0.0.1:8787",
    key: undefined,
    data: "data",
    format: "csv",
    shape: { delimiter: ",", columns: undefined },
    mapping: { map: new Map(), set: new Map(), generatesId: false, keepsRest: false },
    values: { timeZone: "UTC", hasDecimalComma: false },
    asOf: undefined,
    dryRun: false,
    rejected: undefined,
  });
});

test("mappings and constants, and the short ways to say some", () => {
  const { mapping } = parse(
    "--dataset orders f.csv --map id=No --map total_amount=Total=EUR --set status=paid --site luna --currency EUR",
  );
  expect([...mapping.map]).toEqual([
    ["id", "No"],
    ["total_amount", "Total=EUR"],
  ]);
  expect([...mapping.set]).toEqual([
    ["status", "paid"],
    ["site_id", "luna"],
    ["currency", "EUR"],
  ]);
});

test("the key is the flag's, else the environment's", () => {
  const environment = { FOOTFALL_KEY: "from-environment" };
  expect(parse("--dataset orders f.csv --key from-flag", environment).key).toBe("from-flag");
  expect(parse("--dataset orders f.csv", environment).key).toBe("from-environment");
});

test.each([
  ["orders.ndjson.gz", "ndjson", ","],
  ["orders.jsonl", "ndjson", ","],
  ["orders.json", "json", ","],
  ["orders.CSV.GZ", "csv", ","],
  ["orders.tsv", "csv", "\t"],
  ["orders", "csv", ","],
])("%s is read as %s", (file, format, delimiter) => {
  expect(parse(`--dataset orders ${file}`)).toMatchObject({ format, shape: { delimiter } });
});

test.each([
  ["", "name one file to import"],
  ["--dataset orders a.csv b.csv", "name one file to import, or - for standard input, not 2"],
  ["f.csv", "--dataset takes one of orders, customers, payments"],
  ["--dataset events f.csv", '--dataset takes one of orders, customers, payments, not "events"'],
  [
    "--dataset orders f.csv --url ftp://x",
    "--url takes an address as https://collector.example, without a path",
  ],
  ["--dataset orders f.csv --url https://x.example/v1/orders", "--url takes an address"],
  ["--dataset orders f.csv --format xml", "--format takes csv, ndjson or json"],
  ["--dataset orders f.csv --delimiter ;;", "--delimiter takes one character, tab or spaces"],
  ["--dataset orders f.csv --no-header", "--no-header and --columns a,b,c go together"],
  ["--dataset orders f.csv --columns a,b", "--no-header and --columns a,b,c go together"],
  ["--dataset orders f.csv --map id", '--map takes field=column, not "id"'],
  ["--dataset orders f.csv --map id=a --map id=b", "--map names id twice"],
  ["--dataset orders f.csv --site a --set site_id=b", "--site and --set site_id exclude each other"],
  ["--dataset orders f.csv --generate-id random", "--generate-id takes line"],
  ["--dataset orders - --generate-id line", "--generate-id line needs a file with a name"],
  [
    "--dataset orders f.csv --time-zone Rome",
    '--time-zone takes a zone by its IANA name, as Europe/Rome, not "Rome"',
  ],
  ["--dataset orders f.csv --date-format DD", "--date-format takes year, month and day once each"],
  [
    "--dataset orders f.csv --frobnicate",
    "Unknown option '--frobnicate'; npm run import -- --help lists the flags",
  ],
])("%j is refused: %s", (args, message) => {
  expect(() => parse(args)).toThrow(StartupError);
  expect(() => parse(args)).toThrow(message);
});

test("help needs nothing else", () => {
  expect(parse("--help").help).toBe(true);
});
