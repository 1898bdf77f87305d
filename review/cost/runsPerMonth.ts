const hoursPerMonth = 730;

/** How often a schedule's expression fires in a month of 730 hours; undefined for one that this does not read. */
export const runsPerMonth = (expression: string): number | undefined => {
  const [, n, unit = ""] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  if (n !== undefined) return (hoursPerMonth * (hoursOf[unit] ?? 0)) / Number(n);
  const [, fields] = /^cron\((.+)\)$/.exec(expression) ?? [];
  const [minutes, hours, dayOfMonth, month, dayOfWeek] = fields?.split(/\s+/) ?? [];
  if (minutes === undefined || dayOfWeek === undefined || month !== "*") return undefined;
  const perHour = timesOf(minutes, 60);
  const hoursPerDay = timesOf(hours ?? "", 24);
  const days = daysOf(dayOfMonth ?? "", dayOfWeek);
  return perHour === undefined || hoursPerDay === undefined || days === undefined
    ? undefined
    : perHour * hoursPerDay * days;
};

/** Times an hour that one of the unit is worth: a rate of one minute is 60 runs an hour. */
const hoursOf: Readonly<Record<string, number>> = { minute: 60, hour: 1, day: 1 / 24 };

const timesOf = (field: string, all: number): number | undefined => {
  if (field === "*" || field === "?") return all;
  const [, step] = /^[*0]\/(\d+)$/.exec(field) ?? [];
  if (step !== undefined) return Math.ceil(all / Number(step));
  const [, from, to] = /^(\d+)-(\d+)$/.exec(field) ?? [];
  if (from !== undefined) return Number(to) - Number(from) + 1;
  return /^\d+(,\d+)*$/.test(field) ? field.split(",").length : undefined;
};

const daysPerMonth = hoursPerMonth / 24;

const daysOf = (dayOfMonth: string, dayOfWeek: string): number | undefined => {
  if (/^[*?]$/.test(dayOfWeek))
    return /^[*?]$/.test(dayOfMonth) ? daysPerMonth : timesOf(dayOfMonth, daysPerMonth);
  return /^\w+(,\w+)*$/.test(dayOfWeek) ? (dayOfWeek.split(",").length * daysPerMonth) / 7 : undefined;
};
