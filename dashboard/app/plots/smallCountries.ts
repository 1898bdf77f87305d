/** Where the countries are that an atlas of this size leaves out, as degrees of longitude and latitude of a main place: `SG103.9,1.3`. */
export const smallCountries: ReadonlyMap<string, readonly [number, number]> = new Map(
  `
  AD1.5,42.5 AG-61.8,17.1 AI-63.1,18.2 AS-170.7,-14.3 AW-70,12.5 AX20,60.1 BB-59.6,13.1 BH50.6,26.4 BL-62.8,17.9
  BM-64.8,32.3 BQ-68.3,12.2 BV3.4,-54.4 CC96.9,-12.2 CK-159.8,-21.2 CV-23.5,14.9 CW-69,12.2 CX105.7,-10.4
  DM-61.4,15.3 FM151.8,7.4 FO-6.8,62 GD-61.7,12.1 GF-52.3,4.9 GG-2.5,49.5 GI-5.3,36.1 GP-61.5,16.2 GS-36.5,-54.3
  GU144.8,13.5 HK114.2,22.3 HM73.5,-53.1 IM-4.5,54.2 IO72.4,-7.3 JE-2.1,49.2 KI173,1.4 KM43.3,-11.7 KN-62.7,17.3
  KY-81.4,19.3 LC-61,14 LI9.5,47.2 MC7.4,43.7 MF-63.1,18.1 MH171.2,7.2 MO113.5,22.2 MP145.8,15.2 MQ-61.1,14.6
  MS-62.2,16.7 MT14.5,35.9 MU57.5,-20.2 MV73.5,4.2 NF168,-29 NR166.9,-0.5 NU-169.9,-19 PF-149.6,-17.5
  PM-56.3,47.1 PN-130.1,-25.1 PW134.5,7.3 RE55.5,-20.9 SC55.5,-4.7 SG103.9,1.3 SH-5.7,-15.9 SJ16,78 SM12.5,43.9
  ST6.7,0.3 SX-63,18.1 TC-71.1,21.5 TK-171.2,-9.4 TO-175.2,-21.1 TV179.2,-8.5 UM-177.4,28.2 VA12.5,41.9
  VC-61.2,13.2 VG-64.6,18.5 VI-64.9,18.4 WF-176.2,-13.3 WS-171.7,-13.8 YT45.2,-12.8
`
    .trim()
    .split(/\s+/)
    .map((each): [string, readonly [number, number]] => {
      const [longitude, latitude] = each.slice(2).split(",").map(Number);
      return [each.slice(0, 2), [longitude ?? 0, latitude ?? 0]];
    }),
);
