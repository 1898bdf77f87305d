import { motoConfiguration, motoInstallation } from "./motoInstallation";

/*
 * The app of `cdktf synth|diff|deploy|destroy` under `onMoto.ts`, which says where the zone is. MOTO_FORM=destroy lifts
 * the protection of data, as the proof does before it destroys.
 */
const { domain, ...configuration } = motoConfiguration();
const { MOTO_ZONE_ID: zoneId, MOTO_FORM: form } = process.env;
motoInstallation(
  { ...configuration, domain: domain && { ...domain, zoneId: zoneId ?? domain.zoneId } },
  { form: form === "destroy" ? "to destroy" : "for moto" },
);
