import type { Family } from "../family";
import { authorizations } from "./authorizations";
import { badUtf8 } from "./badUtf8";
import { bombs } from "./bombs";
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
  authorizations,
  badUtf8,
  bombs,
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
