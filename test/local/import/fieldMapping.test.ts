import { fieldMapping, type MappingOptions } from "../../../local/import/fieldMapping";
import { importedDatasets } from "../../../local/import/importedDataset";
import { StartupError } from "../../../local/startupError";

const [orders] = importedDatasets;

const mapped = (columns: readonly string[], options: Partial<Record<keyof MappingOptions, unknown>> = {}) => {
  if (orders === undefined) throw new Error("no orders");
  const {
    map = {},
    set = {},
    generatesId = false,
  } = options as {
    map?: Record<string, string>;
    set?: Record<string, string>;
    generatesId?: boolean;
  };
  return fieldMapping(
    orders,
    { columns, hasAllColumns: true },
    { map: new Map(Object.entries(map)), set: new Map(Object.entries(set)), generatesId, keepsRest: false },
  );
};

const all = ["id", "total_amount", "currency", "created_at", "status"];

test("a field takes the column that is named like it, whatever its case, blanks and underscores", () => {
  const { columns, rest } = mapped(["ID", "Total Amount", "currency", "created-at", "Status", "Waiter", ""]);
  expect(Object.fromEntries(columns)).toEqual({
    id: "ID",
    total_amount: "Total Amount",
    currency: "currency",
    created_at: "created-at",
    status: "Status",
  });
  expect(rest).toEqual(["Waiter"]);
});

test("what is mapped or set comes before what is named alike", () => {
  const { columns, constants, fieldOf, rest } = mapped([...all, "order_number"], {
    map: { id: "order_number" },
    set: { status: "paid" },
  });
  expect(columns.get("id")).toBe("order_number");
  expect(constants.get("status")).toBe("paid");
  expect([fieldOf("id"), fieldOf("status")]).toEqual([undefined, undefined]);
  expect(rest).toEqual(["id", "status"]);
});

test("the site may be that of the key, and an id may be made of the line", () => {
  expect(mapped(all.slice(1), { generatesId: true }).columns.has("id")).toBe(false);
});

test.each([
  [
    "a field that is none",
    all,
    { map: { total: "total_amount" } },
    /^total is no field of orders that a file can fill; those are id, site_id, customer_id, /,
  ],
  [
    "a field that Footfall sets",
    all,
    { set: { received_at: "x" } },
    /^received_at is no field of orders that a file can fill/,
  ],
  [
    "a column that is not there",
    ["Total (EUR)", ...all],
    { map: { total_amount: "Total" } },
    /^--map total_amount=Total: there is no column "Total"; the columns are "Total \(EUR\)", "id", /,
  ],
  ["a column that is there twice", [...all, "n", "n"], { map: { id: "n" } }, /two columns have that name/],
  [
    "two columns named like a field",
    [...all, "Created At"],
    {},
    /^created_at: the columns "created_at", "Created At" are both named so/,
  ],
  [
    "a column for two fields",
    all,
    { map: { id: "status", customer_id: "status" } },
    /mapped to both id and customer_id/,
  ],
  [
    "a field mapped and set",
    all,
    { map: { status: "status" }, set: { status: "paid" } },
    /^status: --map and --set exclude each other/,
  ],
  [
    "a needed field that nothing fills",
    ["id", "total_amount", "currency", "created_at", "state"],
    {},
    /^every record of orders needs status, and no column is named so: --map status=COLUMN or --set status=VALUE; other columns: "state"$/,
  ],
  ["rows without ids", all.slice(1), {}, /needs id, .* or --generate-id line where rows have none/],
  ["one id for all", all.slice(1), { set: { id: "x" } }, /^--set id would give every record the same id/],
  [
    "an id mapped and made",
    all,
    { map: { id: "id" }, generatesId: true },
    /^--generate-id excludes a mapping of id/,
  ],
])("%s is refused before anything is sent", (_, columns, options, message) => {
  expect(() => mapped(columns, options)).toThrow(StartupError);
  expect(() => mapped(columns, options)).toThrow(message);
});
