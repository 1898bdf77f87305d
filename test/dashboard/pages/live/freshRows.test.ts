import { freshRows } from "../../../../dashboard/app/pages/live/freshRows";
import { aNowEvent } from "./aNowEvent";

const at = (seconds: number): Date => new Date(Date.UTC(2026, 2, 1, 18, 42, seconds));
const first = aNowEvent({ event_type: "page_view", visitor: 1 });
const second = aNowEvent({ event_type: "item_view", item_id: "burrata", visitor: 1 });

test("nothing is new in the first answer", () => {
  expect(freshRows().of([second, first], at(0))).toEqual([false, false]);
});

test("what was not in the answer before is new, until the next", () => {
  const fresh = freshRows();
  fresh.of([first], at(0));
  expect(fresh.of([second, first], at(3))).toEqual([true, false]);
  expect(fresh.of([second, first], at(6))).toEqual([false, false]);
});

test("the same answer drawn again has the same new ones", () => {
  const fresh = freshRows();
  fresh.of([], at(0));
  fresh.of([first], at(3));
  expect(fresh.of([first], at(3))).toEqual([true]);
});

test("of two events that say the same, the later is new", () => {
  const fresh = freshRows();
  fresh.of([first], at(0));
  expect(fresh.of([first, first], at(3))).toEqual([true, false]);
});

test("a guest who is numbered anew makes no event new", () => {
  const fresh = freshRows();
  fresh.of([{ ...first, visitor: 2 }], at(0));
  expect(fresh.of([{ ...first, visitor: 1 }], at(3))).toEqual([false]);
});
