import { deviceNames } from "./deviceNames";

/** What the menu page's filters leave as it is, in a sentence each: not every report takes every one. */
export const filterReach = (parameters: Readonly<Record<string, string>>): readonly string[] => {
  const { section, menu_id, device_type } = parameters;
  return [
    ...(section === undefined
      ? []
      : [
          `Only dishes that stood in ${section} are in the first two figures; the others are of the whole menu.`,
        ]),
    ...(menu_id === undefined
      ? []
      : [
          `Only the menu ${menu_id} is in the first four figures; opening, adding and buying are of all menus.`,
        ]),
    ...(device_type === undefined
      ? []
      : [
          `Only ${deviceNames[device_type]?.toLowerCase()} are in the figures from the third on; the first two are of all devices.`,
        ]),
  ];
};
