import type { NodeFunction } from "../modules/functions/nodeFunction";
import type { AdmissionEnvironment } from "../pipeline/keys/admissionEnvironment";
import type { Tables } from "./tables";

/** Where a function learns whose keys there are, and counts how often each is used. */
export const admissionEnvironment = ({ keys, rates }: Tables): AdmissionEnvironment => ({
  KEY_STORE: { kind: "dynamodb", table: keys.name },
  RATE_TABLE: rates.name,
});

/** Lets a function do so: read records of keys, and count; not make, change or end a key. */
export const grantAdmission = ({ role }: NodeFunction, { keys, rates }: Tables): void => {
  keys.grantQuery(role);
  rates.grantUpdate(role);
};
