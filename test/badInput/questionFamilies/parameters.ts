import { anyReport, goodQuestion, hostileTexts } from "../goodQuestion";
import type { QuestionDraft, QuestionFamily } from "../questionFamily";

/** Parameters with values that are none, that only just are some, twice, and names that no parameter has. */
export const parameters: QuestionFamily = {
  name: "hostile parameters",
  weight: 14,
  draw: (chance) => {
    const report = anyReport(chance);
    const { path, query } = goodQuestion(chance, report);
    const names: [string, ...string[]] = [
      "live",
      "format",
      "limit",
      "cursor",
      ...Object.keys(report.parameters),
    ];
    const hostile = chance.pick(hostileTexts);
    return chance.pick<() => QuestionDraft>([
      () => ({ path, query: { ...query, [chance.pick(names)]: hostile } }),
      () => ({ path, query: { ...query, [chance.pick(names)]: hostile, [chance.pick(names)]: hostile } }),
      () => ({
        path,
        query: { ...query, [chance.pick(names)]: `${chance.hex(chance.between(1, 6))}${hostile}` },
      }),
      () => ({
        path,
        query: { ...query, [hostile === "" ? "x" : hostile]: hostile },
        statuses: [400],
      }),
      () => ({ path, query: { ...query, from: chance.pick(noDates) }, statuses: [400] }),
      () => ({ path, query: { ...query, to: chance.pick(noDates) }, statuses: [400] }),
      () => ({
        path,
        query: { ...query, from: "2026-03-02", to: "2026-03-01" },
        statuses: [400],
      }),
      () => ({ path, query: { ...query, ...chance.pick<Readonly<Record<string, string>>>(farPeriods) } }),
      () => ({ path, query: { ...query, time_zone: chance.pick(zones) } }),
      () => ({ path, query: { ...query, time_zone: chance.pick(noZones) }, statuses: [400] }),
      () => ({
        path,
        query: { ...query, limit: chance.pick(["0", "-1", "10001", "1.5", "1e3", " 1", "１", "0x1"]) },
        statuses: [400],
      }),
      () => ({
        path,
        query: { ...query, format: chance.pick(["xml", "CSV", "csv,json"]) },
        statuses: [400],
      }),
      () => ({
        path,
        query: { ...query, live: chance.pick(["1", "yes", "TRUE"]) },
        statuses: [400],
      }),
    ])();
  },
};

const noDates = [
  "2026-02-30",
  "2026-3-1",
  "2026-03-01T00:00:00Z",
  "20260301",
  "1989-12-31",
  "2200-01-01",
  "+2026-03-01",
  "yesterday",
  "2026-03-01' OR '1'='1",
  "2026-03-01\n",
  "０２０２-03-01",
] as const;

/** Right, and as far as they go. */
const farPeriods = [
  { from: "1990-01-01", to: "1990-01-01" },
  { from: "2199-12-31", to: "2199-12-31" },
  { from: "2024-02-29", to: "2024-02-29" },
  { from: "2026-03-29", to: "2026-03-29", time_zone: "Europe/Rome" },
  { from: "2026-10-25", to: "2026-10-25", time_zone: "Europe/Rome" },
  { from: "2011-12-30", to: "2011-12-30", time_zone: "Pacific/Apia" },
  { from: "2026-01-01", to: "2026-12-31" },
] as const;

/** Right, whatever engines call them. */
const zones = [
  "UTC",
  "Europe/Rome",
  "Asia/Kathmandu",
  "America/Argentina/Buenos_Aires",
  "Pacific/Kiritimati",
  "Pacific/Pago_Pago",
  "Australia/Lord_Howe",
  "Africa/Casablanca",
  "America/Indiana/Knox",
  "Asia/Kolkata",
  "Asia/Calcutta",
  "Europe/Kyiv",
  "US/Pacific",
] as const;

const noZones = [
  "+02:00",
  "CEST",
  "Europe/Nowhere",
  "Europe/Rome' --",
  "/",
  "Local",
  "posixrules",
  "Z",
] as const;
