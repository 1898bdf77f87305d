import fc from "fast-check";
import { identityOf, identitySet } from "../../../pipeline/compaction/identitySet";
import type { Event } from "../../../pipeline/event/events";

const anIdentity = (event_id: string, site_id = "luna", occurred_at = 0) =>
  identityOf({ event_id, site_id, event_type: "click", occurred_at } satisfies Event);

test("identityOf(event) goes by site and id alone", () => {
  expect(anIdentity("a", "luna", 1)).toEqual(anIdentity("a", "luna", 2));
  expect(anIdentity("a", "luna")).not.toEqual(anIdentity("a", "sole"));
  expect(anIdentity("ab", "c")).not.toEqual(anIdentity("b", "ca"));
});

test("a set holds every identity once, in the order in which they came, however many there are", () => {
  const set = identitySet();
  const identities = Array.from({ length: 5000 }, (_, n) => anIdentity(`event-${n}`));
  for (const identity of identities) expect(set.add(identity)).toBe(true);
  for (const identity of identities) expect(set.add(identity)).toBe(false);
  for (const identity of identities) expect(set.has(identity)).toBe(true);
  expect(set.has(anIdentity("another"))).toBe(false);
  expect(set.bytes()).toEqual(Buffer.concat(identities.map((identity) => identity.subarray(0, 16))));
});

test("an empty set has nothing, and no bytes", () => {
  expect(identitySet().has(anIdentity("a"))).toBe(false);
  expect(identitySet().bytes()).toHaveLength(0);
});

test("identities are read at their offset, and those that begin alike are told apart", () => {
  const bytes = Buffer.concat([Buffer.alloc(16, 1), Buffer.alloc(16, 1).fill(2, 15), Buffer.alloc(16, 1)]);
  const set = identitySet();
  expect([set.add(bytes, 0), set.add(bytes, 16), set.add(bytes, 32)]).toEqual([true, true, false]);
  expect(set.bytes()).toEqual(bytes.subarray(0, 32));
});

test("it answers as a JavaScript Set does", () => {
  const bytes = fc.uint8Array({ minLength: 1, maxLength: 2 }).map((head) => Buffer.alloc(16).fill(head));
  fc.assert(
    fc.property(fc.array(bytes, { maxLength: 200 }), (identities) => {
      const set = identitySet();
      const model = new Set<string>();
      for (const identity of identities) {
        expect(set.has(identity)).toBe(model.has(identity.toString("hex")));
        expect(set.add(identity)).toBe(!model.has(identity.toString("hex")));
        model.add(identity.toString("hex"));
      }
      expect(set.bytes().toString("hex")).toBe([...model].join(""));
    }),
  );
});
