import { deviceTimeZone, isTimeZone } from "../../../dashboard/app/address/timeZone";

test.each(["UTC", "Europe/Rome", "America/Argentina/Buenos_Aires", "Etc/GMT+5"])(
  "%s is a time zone",
  (name) => {
    expect(isTimeZone(name)).toBe(true);
  },
);

test.each(["", "Rome", "CET", "+02:00", "Mars/Olympus", "Europe/Rome/"])("%j is none", (name) => {
  expect(isTimeZone(name)).toBe(false);
});

test("a device whose time zone the reports do not know is shown UTC", () => {
  expect(deviceTimeZone("Europe/Rome")).toBe("Europe/Rome");
  expect(deviceTimeZone("EST5EDT")).toBe("UTC");
  expect(deviceTimeZone(undefined)).toMatch(/^(UTC|\w+\/)/);
});
