import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { soakFolder } from "../soak/soakFolder";

jest.setTimeout(180_000);

/** A slow machine begins no other round after so long. */
const enoughMs = 10_000;

test("what was acknowledged into the queue of a server that is killed is there once after the next start", async () => {
  const seed = Number(process.env["SOAK_SEED"] ?? 20_260_301);
  const folder = mkdtempSync(join(tmpdir(), "footfall-buffered-"));
  const startedAtMs = performance.now();
  const { violations, figures } = await soakFolder({
    folder,
    seed,
    rounds: 2,
    batches: 40,
    delivery: "buffered",
    isOver: () => performance.now() - startedAtMs > enoughMs,
  });
  expect({ seed, folder, violations: violations.slice(0, 20) }).toEqual({ seed, folder, violations: [] });
  expect(figures.kills).toBeGreaterThanOrEqual(figures.rounds);
  expect(figures.acknowledged).toBeGreaterThan(0);

  const messages = join(folder, "queue", "messages");
  expect(existsSync(messages) && readdirSync(messages)).toEqual([]);
  // many batches share an object
  const objects = readdirSync(join(folder, "raw"), { recursive: true, encoding: "utf8" }).filter(
    (file) => file.startsWith(join("raw", "events")) && file.endsWith(".gz"),
  );
  expect(objects.length).toBeGreaterThan(0);
  expect(objects.length).toBeLessThan(figures.requests / 2);
  rmSync(folder, { recursive: true, force: true });
});
