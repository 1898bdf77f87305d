import type { TrackerStatus } from "../tracker/tracker";

/** What the badge says of the tracker; `status` is undefined where it could not be started. */
export const badgeText = (status: TrackerStatus | undefined, isOnline: boolean): string => {
  if (status === undefined) return "Not connected: nothing is sent.";
  if (status.isSilent) return "Your browser asks not to be tracked: nothing is sent.";
  const { sent, waiting, dropped, isRetrying } = status;
  return [
    `${sent} ${sent === 1 ? "event" : "events"} sent`,
    `${waiting} waiting`,
    ...(dropped > 0 ? [`${dropped} dropped`] : []),
    ...(isOnline ? (isRetrying ? ["trying again"] : []) : ["offline"]),
  ].join(" · ");
};
