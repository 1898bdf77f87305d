import { decodeSidecar, encodeSidecar, identityOf } from "../../../pipeline/compaction/sidecar";
import type { Event } from "../../../pipeline/event/events";

const anIdentity = (event_id: string, site_id = "luna", occurred_at = 0) =>
  identityOf({ event_id, site_id, event_type: "click", occurred_at } satisfies Event);

test("identityOf(event) goes by site and id alone", () => {
  expect(anIdentity("a", "luna", 1)).toBe(anIdentity("a", "luna", 2));
  expect(anIdentity("a", "luna")).not.toBe(anIdentity("a", "sole"));
  expect(anIdentity("ab", "c")).not.toBe(anIdentity("b", "ca"));
});

test("encodeSidecar(identities) and decodeSidecar(bytes) hold every identity once, whatever the order", () => {
  const identities = Array.from({ length: 500 }, (_, n) => anIdentity(`event-${n}`));
  const bytes = encodeSidecar([...identities, ...identities]);
  expect(bytes).toHaveLength(16 * 500);
  expect(encodeSidecar(identities.reverse())).toEqual(bytes);
  expect(new Set(decodeSidecar(bytes))).toEqual(new Set(identities));
});

test("a sidecar of nothing is empty", () => {
  expect(encodeSidecar([])).toHaveLength(0);
  expect([...decodeSidecar(Buffer.of())]).toEqual([]);
});

test("decodeSidecar(bytes) refuses a length that is no multiple of an identity's", () => {
  expect(() => [...decodeSidecar(new Uint8Array(33))]).toThrow(
    "sidecar: has 33 bytes, which is no multiple of 16",
  );
});
