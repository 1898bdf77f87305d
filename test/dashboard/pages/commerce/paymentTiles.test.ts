import type { ReportRows } from "../../../../dashboard/app/api/reportRows";
import { browserFormats } from "../../../../dashboard/app/formats/browserFormats";
import { paymentColumns } from "../../../../dashboard/app/pages/commerce/paymentColumns";
import { paymentStatusesInOrder } from "../../../../dashboard/app/pages/commerce/paymentStatusWords";
import { paymentTiles } from "../../../../dashboard/app/pages/commerce/paymentTiles";

type Status = ReportRows["payment-statuses"];

const formats = browserFormats({ language: "en-GB", timeZone: "UTC", now: () => 0 });

const aStatus = (status: string, amount_minor: number, row: Partial<Status> = {}): Status => ({
  day: null,
  currency: "EUR",
  status,
  payments: 1,
  amount_minor,
  share: 0.5,
  ...row,
});

describe("paymentTiles(rows, previous, currency)", () => {
  test("have what came in first, then what is open or failed, and say which change is good", () => {
    const rows = [
      aStatus("failed", 2000, { payments: 2, share: 0.1 }),
      aStatus("paid", 90000, { payments: 17, share: 0.85 }),
      aStatus("paid", 5, { currency: "USD" }),
      aStatus("pending", 1000, { payments: 1, share: 0.05 }),
    ];
    const previous = [aStatus("paid", 60000), aStatus("failed", 1000), aStatus("refunded", 300)];
    const tiles = paymentTiles(rows, previous, "EUR", formats);
    expect(tiles.map(({ label, value, before, change }) => [label, value, before, change])).toEqual([
      ["Received: 17 payments, 85%", "€900.00", "€600.00", { text: "+50%", direction: "up", good: "up" }],
      ["Open: 1 payment, 5%", "€10.00", "€0.00", undefined],
      ["Failed: 2 payments, 10%", "€20.00", "€10.00", { text: "+100%", direction: "up", good: "down" }],
      ["Refunded: 0 payments, 0%", "€0.00", "€3.00", { text: "−100%", direction: "down", good: "down" }],
    ]);
  });

  test("say nothing of the period before where it is not compared", () => {
    const [paid] = paymentTiles([aStatus("paid", 100)], undefined, "EUR", formats);
    expect(paid).toMatchObject({ label: "Received: 1 payment, 50%", value: "€1.00" });
    expect(paid).not.toHaveProperty("before");
    expect(paid).not.toHaveProperty("change");
  });
});

test("paymentStatusesInOrder(…) has those that are known by their weight, then others by name, each once", () => {
  expect(paymentStatusesInOrder(["voided", "failed", "constructor", "paid", "failed"])).toEqual([
    "paid",
    "failed",
    "constructor",
    "voided",
  ]);
});

describe("paymentColumns(rows, days, currency)", () => {
  const rows = [
    aStatus("paid", 700, { day: "2026-03-01" }),
    aStatus("voided", 50, { day: "2026-03-03" }),
    aStatus("paid", 9, { day: "2026-03-01", currency: "USD" }),
  ];

  test("have every status on every day, 0 where there is none", () => {
    expect(paymentColumns(rows, ["2026-03-01", "2026-03-02", "2026-03-03"], "EUR")).toEqual([
      {
        x: "2026-03-01",
        parts: [
          { name: "Received", value: 700 },
          { name: "voided", value: 0 },
        ],
      },
      {
        x: "2026-03-02",
        parts: [
          { name: "Received", value: 0 },
          { name: "voided", value: 0 },
        ],
      },
      {
        x: "2026-03-03",
        parts: [
          { name: "Received", value: 0 },
          { name: "voided", value: 50 },
        ],
      },
    ]);
  });
});
