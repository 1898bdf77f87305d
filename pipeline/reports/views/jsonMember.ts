import type { ColumnType } from "../../event/fieldType";

/**
 * The SQL of a member of a JSON object's text, as a column's type: null where it is missing or is no such value, so
 * that no line can fail a query. Times are read as codecs encode them, ISO 8601 in UTC with milliseconds.
 */
export const jsonMember = (json: string, name: string, type: ColumnType): string => {
  const text = `json_extract_scalar(${json}, '$.${name}')`;
  switch (type) {
    case "string":
      return text;
    case "int":
      return `TRY_CAST(${text} AS integer)`;
    case "timestamp":
      return `TRY_CAST(replace(substr(${text}, 1, 23), 'T', ' ') AS timestamp)`;
    default:
      return `TRY_CAST(${text} AS ${type})`;
  }
};
