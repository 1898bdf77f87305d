import { resolve } from "node:path";
import { parseKeysCommand } from "../../../local/keys/keysCommand";
import { StartupError } from "../../../local/startupError";

const now = Date.UTC(2026, 2, 1);
const parse = (line: string) => parseKeysCommand(line === "" ? [] : line.split(" "), now);
const local = { store: { kind: "dir", folder: resolve("data/keys") }, region: undefined };

test.each([
  [
    "create --kind browser --name web-1 --sites a,b,a --origins https://menu.example,http://localhost:3000",
    {
      kind: "create",
      ...local,
      wish: {
        id: "web-1",
        kind: "browser",
        sites: ["a", "b"],
        origins: ["https://menu.example", "http://localhost:3000"],
        expires_at: null,
        requests_per_minute: 6_000,
      },
    },
  ],
  [
    "create --kind reader --name r --sites * --expires 90d",
    {
      kind: "create",
      wish: { origins: [], expires_at: now + 90 * 86_400_000, requests_per_minute: 600 },
    },
  ],
  [
    "create --kind server --name s --sites * --requests-per-minute 12",
    { wish: { kind: "server", origins: [], requests_per_minute: 12 } },
  ],
  ["list", { kind: "list", ...local }],
  ["list --data /x", { store: { kind: "dir", folder: "/x/keys" } }],
  [
    "list --table acme-keys --region eu-central-1",
    { store: { kind: "dynamodb", table: "acme-keys" }, region: "eu-central-1" },
  ],
  ["rotate web-1", { kind: "rotate", id: "web-1", keepOldMs: 7 * 86_400_000 }],
  ["rotate web-1 --keep-old 12h", { kind: "rotate", keepOldMs: 12 * 3_600_000 }],
  ["revoke web-1", { kind: "revoke", id: "web-1" }],
  ["create --help", { kind: "help" }],
])("%s", (line, command) => {
  expect(parse(line)).toMatchObject(command);
});

const created = "create --kind server --name s --sites a";

test.each([
  ["", "the command is one of create, list, rotate, revoke, and it is missing; --help tells more"],
  ["make", 'the command is one of create, list, rotate, revoke, not "make"; --help tells more'],
  ["ffs_a-key", "not what begins like a key"],
  ["list web-1", 'list takes no further word, such as "web-1"'],
  [
    `${created} README.md`,
    "create takes no further word, such as \"README.md\" (a bare * is the shell's: write '*')",
  ],
  ["revoke a b", 'revoke takes no further word, such as "b"'],
  ["revoke", "revoke ID is missing: it takes the id of a key"],
  ["revoke ffs_a-key", "and not a key itself, not what begins like a key"],
  ["list --kind server", "--kind belongs to create, not to list"],
  [`${created} --keep-old 7d`, "--keep-old belongs to rotate, not to create"],
  ["create --name s --sites a", "--kind is missing: it takes browser, server or reader"],
  ["create --kind owner --name s --sites a", '--kind takes browser, server or reader, not "owner"'],
  ["create --kind server --sites a", "--name is missing: it takes the id of a key"],
  [
    "create --kind server --name a/b --sites a",
    'beginning with a letter or digit, and not a key itself, not "a/b"',
  ],
  ["create --kind server --name s", "--sites is missing: it takes sites, as a,b, or '*' for all"],
  [
    "create --kind server --name s --sites a,,b",
    '--sites takes a list with commas, each a site\'s id, or *, not ""',
  ],
  [
    "create --kind browser --name s --sites a",
    "--origins is missing: a browser key takes the origins of its pages",
  ],
  [
    "create --kind browser --name s --sites a --origins menu.example",
    '--origins takes a list with commas, each an origin as browsers send it, https://menu.example without a path, or *, not "menu.example"',
  ],
  [`${created} --origins *`, "--origins is for keys in pages: a server key has none"],
  [`${created} --expires 2026-02-01`, 'not "2026-02-01"'],
  [
    `${created} --requests-per-minute 0`,
    '--requests-per-minute takes a whole number from 1 to 1000000, not "0"',
  ],
  [`${created} --requests-per-minute many`, 'not "many"'],
  [
    "list --table a --region eu-central-1",
    '--table takes a table\'s name, 3 to 255 letters, digits, dots, dashes and underscores, not "a"',
  ],
  ["list --table keys --data x", "--table and --data exclude each other"],
  ["list --region eu-central-1", "--region says where a table is: it needs --table"],
  [
    "list --table keys --region Frankfurt",
    '--region takes a region of AWS, as eu-central-1, not "Frankfurt"',
  ],
  ["list --colour red", "Unknown option '--colour'"],
])("%j is refused: %s", (line, message) => {
  expect(() => parse(line)).toThrow(StartupError);
  expect(() => parse(line)).toThrow(message);
});

test("a key that is pasted for an id is not repeated", () => {
  for (const line of [
    "ffs_secret",
    "revoke ffs_secret",
    "list ffs_secret",
    "create --kind server --name ffs_secret",
  ])
    expect(() => parse(line)).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining("secret") }),
    );
});
