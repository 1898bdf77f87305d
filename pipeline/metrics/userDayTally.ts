import type { Day } from "../lake/lakeKey";
import { dayOfLine, type EventLine, eventPosition, timeOfLine } from "../raw/eventLine";
import type { KnownText } from "../raw/scan/knownText";
import { siteSums } from "./siteSums";
import type { UserDay } from "./userDay";
import type { UserDayMetrics } from "./userDayMetrics";

/** Counts raw lines by user-day. */
export interface UserDayTally<L = EventLine> {
  /** Counts a line. */
  count(line: L): void;
  /** Names the user-day of a line that does not count: what was counted of it before has to go. */
  mention(line: L): void;
  /**
   * Every user-day counted or mentioned, in the order in which they came; the latter alone with empty metrics. They can be gone
   * through as often as need be, and each is made as its turn comes: all of them at once take several times the memory.
   */
  all(): Iterable<readonly [UserDay, UserDayMetrics]>;
}

export const userDayTally = (): UserDayTally => {
  const numbers = new Map<Day, Map<string, number>>();
  const userDays: UserDay[] = [];
  const sums = siteSums();
  // whose line came last
  let lastDay: Day | undefined;
  let lastUsers = new Map<string, number>();

  /** The number of a line's user-day, in the order in which they come; undefined where it names nobody. */
  const numberOf = (line: EventLine): number | undefined => {
    const user = userOf(line);
    if (user === undefined) return undefined;
    const day = dayOfLine(line);
    if (day !== lastDay) {
      lastDay = day;
      lastUsers = numbers.get(day) ?? new Map();
      numbers.set(day, lastUsers);
    }
    const known = lastUsers.get(user.text);
    if (known !== undefined) return known;
    const number = userDays.push({ user: user.text, day }) - 1;
    lastUsers.set(user.text, number);
    sums.begin();
    return number;
  };

  return {
    count: (line) => {
      const userDay = numberOf(line);
      if (userDay !== undefined) sums.add(userDay, line.event, timeOfLine(line).occurredAtMs);
    },
    mention: (line) => {
      numberOf(line);
    },
    all: () => ({
      *[Symbol.iterator]() {
        for (const [number, userDay] of userDays.entries()) yield [userDay, sums.of(number)] as const;
      },
    }),
  };
};

/** Who did it: the customer where one is known, else the visitor; undefined where the event names neither. */
const userOf = ({ event: { texts } }: EventLine): KnownText | undefined =>
  texts[eventPosition.user_id] ?? texts[eventPosition.anonymous_id];
