import { pause } from "../../../dashboard/app/api/pause";

const never = new AbortController().signal;

test("a pause ends by itself", async () => {
  await expect(pause(1, never)).resolves.toBeUndefined();
});

test("a pause ends with the signal's reason, before or while it lasts", async () => {
  const leaving = new AbortController();
  const lasting = pause(60_000, leaving.signal);
  leaving.abort(new Error("left"));
  await expect(lasting).rejects.toThrow("left");
  await expect(pause(60_000, leaving.signal)).rejects.toThrow("left");
});
