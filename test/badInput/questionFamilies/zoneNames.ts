import { goodQuestion } from "../goodQuestion";
import type { QuestionFamily } from "../questionFamily";

/** Names of time zones in spellings and of kinds that one library takes for one and another does not. */
export const zoneNames: QuestionFamily = {
  name: "odd time zones",
  weight: 2,
  draw: (chance) => {
    const { path, query } = goodQuestion(chance);
    return {
      path,
      query: { ...query, time_zone: chance.pick(spellings) },
      statuses: [200, 202, 400],
    };
  },
};

const spellings = [
  "europe/rome",
  "EUROPE/ROME",
  "Etc/GMT+5",
  "Etc/GMT-14",
  "Etc/UTC",
  "Etc/Unknown",
  "GMT",
  "GMT+0",
  "Etc/GMT0",
  "utc",
  "Antarctica/Troll",
  "America/Coyhaique",
  "SystemV/EST5EDT",
  "EST5EDT",
  "US/Pacific-New",
  "Canada/East-Saskatchewan",
  "Asia/Rangoon",
  "America/Ciudad_Juarez",
  "Pacific/Kanton",
] as const;
