import { eventId } from "../../../local/simulation/eventId";
import { random } from "../../../local/simulation/random";
import { identifier } from "../../../pipeline/event/scalars";

describe("eventId", () => {
  it("is a UUID of version 7 that begins with its time", () => {
    const atMs = Date.UTC(2026, 2, 1, 18, 42, 7, 120);
    const id = eventId(atMs, random([1, 2, 3], 2));
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Number.parseInt(id.replace("-", "").slice(0, 12), 16)).toBe(atMs);
    expect(identifier.codec.is(id)).toBe(true);
  });

  it("differs from draw to draw within one millisecond", () => {
    const chance = random([1, 2, 3], 2);
    expect(new Set(Array.from({ length: 1000 }, () => eventId(0, chance))).size).toBe(1000);
  });
});
