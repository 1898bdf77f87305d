import type { ReportRows } from "../../../../dashboard/app/api/reportRows";
import { deviceBars } from "../../../../dashboard/app/pages/audience/deviceBars";
import { englishFormats as formats } from "../menu/englishFormats";

const aDevice = (device_type: string, os: string, browser: string, views: number): ReportRows["devices"] => ({
  device_type,
  os,
  browser,
  views,
  visitors: 1,
});

const rows = [
  aDevice("mobile", "iOS", "Safari", 50),
  aDevice("mobile", "Android", "Chrome", 30),
  aDevice("desktop", "macOS", "Safari", 15),
  aDevice("(unknown)", "(unknown)", "(unknown)", 5),
];

test("page views add up by what is asked for", () => {
  expect(deviceBars(rows, undefined, "device_type", formats)).toEqual([
    { label: "Phones", value: 0.8, detail: "80 page views" },
    { label: "Computers", value: 0.15, detail: "15 page views" },
    { label: "Unknown", value: 0.05, detail: "5 page views" },
  ]);
  expect(deviceBars(rows, undefined, "browser", formats).map(({ label, value }) => [label, value])).toEqual([
    ["Safari", 0.65],
    ["Chrome", 0.3],
    ["Unknown", 0.05],
  ]);
});

test("shares are compared with shares, and with nothing where nobody came before", () => {
  const before = [aDevice("mobile", "iOS", "Safari", 3), aDevice("tv", "Tizen", "Samsung", 1)];
  expect(deviceBars(rows, before, "device_type", formats).map((bar) => bar.before)).toEqual([0.75, 0, 0]);
  expect(deviceBars(rows, [], "device_type", formats)[0]).not.toHaveProperty("before");
});

test("ten at the most are drawn", () => {
  const many = Array.from({ length: 12 }, (_, n) => aDevice("mobile", "iOS", `Browser ${n}`, n + 1));
  expect(deviceBars(many, undefined, "browser", formats)).toHaveLength(10);
});
