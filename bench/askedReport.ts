/** A report as `GET /v1/reports` lists it. */
export interface ListedReport {
  readonly name: string;
  readonly live: boolean;
  readonly parameters: readonly {
    readonly name: string;
    readonly required: boolean;
    readonly example: string;
  }[];
}

/** How long a report took, in milliseconds: each time it was asked anew, and each time it had been kept. */
export interface Timed {
  readonly name: string;
  readonly cold: readonly number[];
  readonly cached: readonly number[];
  readonly rows: number;
}

const times = 3;

/**
 * Asks a report about a day, each time from an earlier day on, so that no answer is kept yet, and then the same again.
 * Rejects when one is no answer.
 */
export const askReport = async (
  url: string,
  key: string,
  { name, parameters }: ListedReport,
  day: string,
  isLive: boolean,
): Promise<Timed> => {
  const given = parameters.filter((each) => each.required && each.name !== "from" && each.name !== "to");
  const hasPeriod = parameters.some((each) => each.name === "from");
  const ask = async (daysBefore: number): Promise<readonly [milliseconds: number, rows: number]> => {
    const query = new URLSearchParams({
      ...Object.fromEntries(given.map((each) => [each.name, each.example])),
      ...(hasPeriod ? { from: dayBefore(day, daysBefore), to: day } : {}),
      ...(isLive ? { live: "true" } : {}),
    });
    const startedAt = performance.now();
    const response = await fetch(`${url}/v1/reports/${name}?${query}`, {
      headers: { authorization: `Bearer ${key}` },
    });
    const text = await response.text();
    const milliseconds = performance.now() - startedAt;
    if (response.status !== 200) throw new Error(`${name}: ${response.status} ${text.slice(0, 300)}`);
    return [milliseconds, (JSON.parse(text) as { readonly rows: readonly unknown[] }).rows.length];
  };
  const cold: number[] = [];
  const cached: number[] = [];
  let rows = 0;
  for (let time = 0; time < times; time++) {
    const [milliseconds, found] = await ask(time);
    cold.push(milliseconds);
    rows = found;
    cached.push((await ask(time))[0]);
  }
  return { name: isLive ? `${name}, live` : name, cold, cached, rows };
};

const dayBefore = (day: string, days: number): string =>
  new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);
