import type { EpochMs } from "../event/fieldType";
import { type HttpResponse, json } from "../http/http";
import { problemResponse } from "../http/problem";
import type { Waiting } from "../reports/awaitQuery";

/** Something that the API cannot be without. */
export interface HealthPart {
  /** For whoever is told that it fails: the part's role, never the name of a resource. */
  readonly name: string;
  /** Rejects where the part fails. */
  readonly look: () => Promise<unknown>;
}

interface HealthParts extends Waiting {
  readonly health: readonly HealthPart[];
  readonly version: string;
}

/** A look is repeated after so long: probes cost next to nothing, however many there are. */
const freshMs = 10_000;

/** A part that takes longer fails. */
const patienceMs = 3_000;

/** `GET /v1/health`: 200 where every part can be read, else 503 with the names of those that cannot. */
export const health = ({
  health: parts,
  version,
  now,
  pause,
}: HealthParts): (() => Promise<HttpResponse>) => {
  const failingNow = async (): Promise<readonly string[]> => {
    const looks = parts.map(async ({ name, look }) => {
      const isWell = look().then(
        () => true,
        () => false,
      );
      return (await Promise.race([isWell, pause(patienceMs).then(() => false)])) ? [] : [name];
    });
    return (await Promise.all(looks)).flat();
  };

  let last: { readonly atMs: EpochMs; readonly failing: Promise<readonly string[]> } | undefined;
  return async () => {
    const nowMs = now();
    if (last === undefined || nowMs - last.atMs >= freshMs || nowMs < last.atMs)
      last = { atMs: nowMs, failing: failingNow() };
    const failing = await last.failing;
    const checked_at = new Date(last.atMs).toISOString();
    return failing.length === 0
      ? json(200, { status: "ok", version, checked_at })
      : problemResponse({
          status: 503,
          code: "unhealthy",
          detail: `cannot be read just now: ${failing.join(", ")}`,
          headers: { "retry-after": String(freshMs / 1000) },
          members: { failing, version, checked_at },
        });
  };
};
