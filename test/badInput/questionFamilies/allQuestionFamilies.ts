import type { QuestionFamily } from "../questionFamily";
import { askingKeys } from "./askingKeys";
import { brokenStores } from "./brokenStores";
import { cursors } from "./cursors";
import { foreignSites } from "./foreignSites";
import { hugeQuestions } from "./hugeQuestions";
import { parameters } from "./parameters";
import { queryIds } from "./queryIds";
import { questionHeaders } from "./questionHeaders";
import { questionPaths } from "./questionPaths";
import { userIds } from "./userIds";
import { zoneNames } from "./zoneNames";

export const allQuestionFamilies: readonly [QuestionFamily, ...QuestionFamily[]] = [
  askingKeys,
  brokenStores,
  cursors,
  foreignSites,
  hugeQuestions,
  parameters,
  queryIds,
  questionHeaders,
  questionPaths,
  userIds,
  zoneNames,
];
