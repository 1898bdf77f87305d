import { dayProjection } from "../../../modules/lake/dayProjection";

test("every day of a range is a partition, by its date, without anybody registering it", () => {
  expect(dayProjection("2015-01-01,NOW+1DAY")).toEqual({
    "projection.enabled": "true",
    "projection.dt.type": "date",
    "projection.dt.format": "yyyy-MM-dd",
    "projection.dt.interval": "1",
    "projection.dt.interval.unit": "DAYS",
    "projection.dt.range": "2015-01-01,NOW+1DAY",
  });
});
