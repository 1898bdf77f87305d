import { deviceNames } from "./deviceNames";

/** A title that says what it is restricted to: "Dishes by views: Antipasti, menu dinner". */
export const filteredTitle = (title: string, parameters: Readonly<Record<string, string>>): string => {
  const { section, menu_id, item_id, device_type } = parameters;
  const parts = [
    section,
    menu_id === undefined ? undefined : `menu ${menu_id}`,
    item_id === undefined ? undefined : `dish ${item_id}`,
    device_type === undefined ? undefined : deviceNames[device_type]?.toLowerCase(),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? title : `${title}: ${parts.join(", ")}`;
};
