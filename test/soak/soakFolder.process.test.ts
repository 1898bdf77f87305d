import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { soakFolder } from "./soakFolder";

jest.setTimeout(180_000);

/** A slow machine begins no other round after so long. */
const enoughMs = 10_000;

test("a server that is killed under load again and again loses nothing and counts nothing twice", async () => {
  const seed = Number(process.env["SOAK_SEED"] ?? 20_260_301);
  const folder = mkdtempSync(join(tmpdir(), "footfall-soak-"));
  const startedAtMs = performance.now();
  const { violations, figures } = await soakFolder({
    folder,
    seed,
    rounds: 2,
    batches: 40,
    isOver: () => performance.now() - startedAtMs > enoughMs,
  });
  const toRepeat = `SOAK_SEED=${seed} npx jest test/soak; the data is in ${folder}`;
  expect({ toRepeat, violations: violations.slice(0, 20) }).toEqual({ toRepeat, violations: [] });

  expect(figures.kills).toBeGreaterThanOrEqual(figures.rounds);
  expect(figures.rows).toBeGreaterThan(0);
  expect(figures.acknowledged).toBeGreaterThan(0);
  expect(figures.looks).toBeGreaterThan(0);
  rmSync(folder, { recursive: true, force: true });
});
