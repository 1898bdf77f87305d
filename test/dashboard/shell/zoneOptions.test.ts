import { zoneOptions } from "../../../dashboard/app/shell/zoneOptions";

const values = (...given: Parameters<typeof zoneOptions>) => zoneOptions(...given).map(({ value }) => value);

test("the device's time zone and UTC come first, the others by name", () => {
  expect(values(["Europe/Rome", "Asia/Tokyo", "Africa/Cairo"], "Europe/Rome", "Europe/Rome")).toEqual([
    "Europe/Rome",
    "UTC",
    "Africa/Cairo",
    "Asia/Tokyo",
  ]);
});

test("that of the address is among them, and names that reports would refuse are not", () => {
  expect(values(["CET", "UTC"], "UTC", "Etc/GMT+5")).toEqual(["UTC", "Etc/GMT+5"]);
});

test("names are written with spaces", () => {
  expect(zoneOptions([], "America/New_York", "America/New_York")[0]).toEqual({
    value: "America/New_York",
    label: "America/New York",
  });
});
