import type { Family } from "../family";
import { amounts } from "./amounts";
import { authorizations } from "./authorizations";
import { badUtf8 } from "./badUtf8";
import { bombs } from "./bombs";
import { changeBodies } from "./changeBodies";
import { changeDates } from "./changeDates";
import { changeFields } from "./changeFields";
import { changeSites } from "./changeSites";
import { changeStrangers } from "./changeStrangers";
import { changeVersions } from "./changeVersions";
import { counts } from "./counts";
import { cutGzip } from "./cutGzip";
import { dates } from "./dates";
import { doors } from "./doors";
import { duplicateKeys } from "./duplicateKeys";
import { emptyBodies } from "./emptyBodies";
import { envelopes } from "./envelopes";
import { eventSizes } from "./eventSizes";
import { headers } from "./headers";
import { heavyBodies } from "./heavyBodies";
import { keyKinds } from "./keyKinds";
import { lines } from "./lines";
import { lyingGzip } from "./lyingGzip";
import { mutations } from "./mutations";
import { nesting } from "./nesting";
import { numbers } from "./numbers";
import { prototypeKeys } from "./prototypeKeys";
import { sites } from "./sites";
import { strangers } from "./strangers";
import { surrogates } from "./surrogates";
import { wrongTypes } from "./wrongTypes";

export const allFamilies: readonly [Family, ...Family[]] = [
  amounts,
  authorizations,
  badUtf8,
  bombs,
  changeBodies,
  changeDates,
  changeFields,
  changeSites,
  changeStrangers,
  changeVersions,
  counts,
  cutGzip,
  dates,
  doors,
  duplicateKeys,
  emptyBodies,
  envelopes,
  eventSizes,
  headers,
  heavyBodies,
  keyKinds,
  lines,
  lyingGzip,
  mutations,
  nesting,
  numbers,
  prototypeKeys,
  sites,
  strangers,
  surrogates,
  wrongTypes,
];
