import { figureText, megabytes, threeDigits, verdictText } from "./figureText";
import { judgeGoals } from "./judgeGoal";
import { machineText } from "./machineFacts";
import { medianOf } from "./measurement";
import type { Plot } from "./plots";
import type { Results, VariantResult, WorkResults } from "./results";
import { type TableRow, tableRows } from "./tableRows";
import type { Variant, Work } from "./work";

/** docs/benchmarks.md: what was measured, how, where and when. */
export const benchPage = (works: readonly Work[], results: Results, plots: readonly Plot[]): string => {
  const sections = [...new Set(works.map(({ section }) => section))];
  return `${[
    "# Benchmarks",
    introduction,
    ...machines(results),
    "## At a glance",
    glance(tableRows(works, results)),
    ...sections.flatMap((section) => [
      `## ${section}`,
      ...plots.filter((plot) => plot.section === section).map(({ file, alt }) => `![${alt}](images/${file})`),
      ...works
        .filter((work) => work.section === section)
        .flatMap((work) => workText(work, results[work.name] ?? {})),
    ]),
  ].join("\n\n")}\n`;
};

const introduction = `\`npm run bench\` measures these and writes this page; \`npm run bench -- --help\` says how to measure a part of it. Each variant runs in
processes of its own, in turns with the others, and what stands here are medians. CPU seconds are user and system time of
all threads of the process, from its start to its end unless a work says otherwise; memory is the most that was resident. Code is bundled as the Lambda functions are. A *floor*
is the least that any program has to do for the same; a *peer* is another program that does it, or a part of it. The ratio is ours
to the first peer, or where there is none, to the floor. MB are 1,000,000 bytes.`;

const glance = (rows: readonly TableRow[]): string =>
  rows.length === 0
    ? "Nothing was measured yet."
    : markdownTable(
        ["work", "ours", "floor", "peer", "ratio", "memory", "bytes", "goals", "measured on"],
        rows.map((row) => [
          row.work,
          row.ours,
          row.floor,
          row.peer,
          row.ratio,
          row.memory,
          row.bytes,
          row.goals,
          row.date,
        ]),
      );

const machines = (results: Results): readonly string[] => {
  const dates = new Map<string, Set<string>>();
  for (const { machine, date } of everyVariant(results))
    dates.set(machineText(machine), (dates.get(machineText(machine)) ?? new Set()).add(date));
  const lines = [...dates].map(([text, days]) => `- ${[...days].sort().join(", ")}: ${text}`);
  return lines.length === 0 ? [] : ["## Machine", lines.join("\n")];
};

const everyVariant = (results: Results): readonly VariantResult[] =>
  Object.values(results).flatMap((work) => Object.values(work));

const workText = (work: Work, results: WorkResults): readonly string[] => {
  const measured = work.variants.filter(({ name }) => results[name] !== undefined);
  return [
    `### ${work.title}`,
    work.measured,
    ...(measured.length === 0 ? ["Not measured yet."] : [variantTable(work, measured, results)]),
    ...notesOf(measured),
    ...goalsOf(work, results),
    ...profilesOf(measured, results),
  ];
};

const variantTable = (work: Work, variants: readonly Variant[], results: WorkResults): string => {
  const { figure, unit } = work.shows;
  const own = ownFigures(work, variants, results);
  const ours = variants.find(({ role }) => role === "ours");
  const oursValue = ours && medianOf(results[ours.name]?.runs ?? [], figure);
  return markdownTable(
    [
      "variant",
      "",
      unit,
      "ours is",
      "CPU s",
      "wall s",
      "memory MB",
      "bytes MB",
      ...own,
      "runs",
      "measured on",
    ],
    variants.map(({ name, role }) => {
      const { runs, date } = results[name] as VariantResult;
      const value = medianOf(runs, figure);
      const bytes = medianOf(runs, "bytesOut");
      return [
        name,
        role,
        figureText(figure, value),
        role === "ours" || oursValue === undefined || value === undefined
          ? ""
          : `${threeDigits(oursValue / value)} ×`,
        figureText("cpuSeconds", medianOf(runs, "cpuSeconds")),
        figureText("wallSeconds", medianOf(runs, "wallSeconds")),
        figureText("peakBytes", medianOf(runs, "peakBytes")),
        bytes === undefined ? "" : megabytes(bytes),
        ...own.map((each) => figureText(each, medianOf(runs, each))),
        String(runs.length),
        date,
      ];
    }),
  );
};

/** The figures of a work's own, but for the one that it shows anyway. */
const ownFigures = (work: Work, variants: readonly Variant[], results: WorkResults): readonly string[] => {
  const names = variants.flatMap(({ name }) =>
    (results[name]?.runs ?? []).flatMap(({ figures }) => Object.keys(figures ?? {})),
  );
  return [...new Set(names)].filter((name) => name !== work.shows.figure);
};

const notesOf = (variants: readonly Variant[]): readonly string[] => {
  const notes = variants.flatMap(({ name, note }) => (note === undefined ? [] : [`- ${name}: ${note}`]));
  return notes.length === 0 ? [] : [notes.join("\n")];
};

const goalsOf = (work: Work, results: WorkResults): readonly string[] => {
  const several = work.variants.filter(({ role }) => role === "ours").length > 1;
  const lines = judgeGoals(work, results).map(({ goal, verdicts }) => {
    const told = verdicts
      .filter(({ verdict }) => verdict.kind !== "unmeasured")
      .map(({ variant, verdict }) => `${several ? `${variant} ` : ""}${verdictText(goal, verdict)}`);
    return `- ${goal.says}: **${told.length === 0 ? "not measured" : told.join("; ")}**`;
  });
  return lines.length === 0 ? [] : [lines.join("\n")];
};

const profilesOf = (variants: readonly Variant[], results: WorkResults): readonly string[] =>
  variants.flatMap(({ name }) => {
    const { profile = [], date = "" } = results[name] ?? {};
    if (profile.length === 0) return [];
    return [
      `Where the time of ${name} goes: shares of the samples of a run of its own under V8's profiler, on ${date}, without what Node's own threads do beside it:`,
      markdownTable(
        ["place", "share"],
        profile.map(({ place, share }) => [`\`${place}\``, `${threeDigits(share * 100)} %`]),
      ),
    ];
  });

const markdownTable = (titles: readonly string[], rows: readonly (readonly string[])[]): string => {
  const used = titles
    .map((_, at) => at)
    .filter((at) => titles[at] === "" || rows.some((row) => row[at] !== ""));
  const line = (cells: readonly string[]): string =>
    `| ${used.map((at) => escaped(cells[at] ?? "")).join(" | ")} |`;
  return [line(titles), `|${used.map(() => "---").join("|")}|`, ...rows.map(line)].join("\n");
};

const escaped = (text: string): string => text.replaceAll("|", "\\|");
