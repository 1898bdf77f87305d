import { arrivals, dayMs } from "../../../local/simulation/arrivals";
import { random } from "../../../local/simulation/random";
import { newYork } from "../../../local/simulation/sites/newYork";
import { rome } from "../../../local/simulation/sites/rome";
import { tokyo } from "../../../local/simulation/sites/tokyo";

const winterDay = Date.UTC(2026, 1, 3);
const summerDay = Date.UTC(2026, 6, 3);

const arrivedByHour = (site: typeof rome, dayStartMs: number): readonly number[] => {
  const anyArrival = arrivals([site], dayStartMs);
  const chance = random([1, 1, 1], 1);
  const hours = new Array<number>(24).fill(0);
  for (let i = 0; i < 20_000; i++) {
    const hour = Math.floor((anyArrival(chance).atMs - dayStartMs) / 3_600_000);
    hours[hour] = (hours[hour] ?? Number.NaN) + 1;
  }
  return hours;
};

const busiest = (hours: readonly number[]): number => hours.indexOf(Math.max(...hours));

describe("arrivals", () => {
  it.each([
    { site: rome, day: winterDay, hour: 19 },
    { site: rome, day: summerDay, hour: 18 },
    { site: newYork, day: summerDay, hour: 22 },
    { site: tokyo, day: winterDay, hour: 9 },
  ])("are most at dinner in $site.city: hour $hour of the UTC day $day", ({ site, day, hour }) => {
    expect(Math.abs(busiest(arrivedByHour(site, day)) - hour)).toBeLessThanOrEqual(1);
  });

  it("have a second peak at lunch and almost nobody at night", () => {
    const hours = arrivedByHour(rome, winterDay);
    expect(hours[12]).toBeGreaterThan(2 * (hours[15] ?? 0));
    expect(hours[3]).toBeLessThan(100);
  });

  it("lie within the day, with the menu of their hour", () => {
    const anyArrival = arrivals([rome], winterDay);
    const chance = random([2, 2, 2], 1);
    for (let i = 0; i < 5000; i++) {
      const { atMs, meal } = anyArrival(chance);
      expect(atMs >= winterDay && atMs < winterDay + dayMs).toBe(true);
      const romanHour = Math.floor((atMs - winterDay) / 3_600_000) + 1;
      expect(meal).toBe(romanHour >= 16 || romanHour < 4 ? "dinner" : "lunch");
    }
  });

  it("share the visits among the sites by their weights", () => {
    const anyArrival = arrivals([rome, tokyo], winterDay);
    const chance = random([3, 3, 3], 1);
    let inRome = 0;
    for (let i = 0; i < 20_000; i++) if (anyArrival(chance).site === rome) inRome++;
    expect(inRome / 20_000).toBeCloseTo(rome.weight / (rome.weight + tokyo.weight), 1);
  });
});
