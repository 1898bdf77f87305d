import { badgeText } from "../../../dashboard/menu/badgeText";
import type { TrackerStatus } from "../../../dashboard/tracker/tracker";

const aStatus = (overrides: Partial<TrackerStatus> = {}): TrackerStatus => ({
  sent: 3,
  waiting: 0,
  dropped: 0,
  isRetrying: false,
  isSilent: false,
  ...overrides,
});

test.each<[TrackerStatus | undefined, boolean, string]>([
  [aStatus(), true, "3 events sent · 0 waiting"],
  [aStatus({ sent: 1, waiting: 2 }), true, "1 event sent · 2 waiting"],
  [aStatus({ waiting: 2, isRetrying: true }), false, "3 events sent · 2 waiting · offline"],
  [aStatus({ waiting: 2, isRetrying: true }), true, "3 events sent · 2 waiting · trying again"],
  [aStatus({ dropped: 4 }), true, "3 events sent · 0 waiting · 4 dropped"],
  [aStatus({ isSilent: true }), true, "Your browser asks not to be tracked: nothing is sent."],
  [undefined, true, "Not connected: nothing is sent."],
])("%j, online %p: %s", (status, isOnline, text) => {
  expect(badgeText(status, isOnline)).toBe(text);
});
