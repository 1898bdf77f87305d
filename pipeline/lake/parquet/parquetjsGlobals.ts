/**
 * The variables that parquetjs-lite's generated code assigns without declaring them. Loaded as the library ships,
 * as sloppy CommonJS, it makes properties of the global object out of them; in an esbuild bundle of strict
 * TypeScript the same code is strict and throws. So they are made here, before the library loads.
 */
const undeclared = [
  "Statistics",
  "StringType",
  "UUIDType",
  "MapType",
  "ListType",
  "EnumType",
  "DateType",
  "NullType",
  "DecimalType",
  "MilliSeconds",
  "MicroSeconds",
  "TimeUnit",
  "TimestampType",
  "TimeType",
  "IntType",
  "JsonType",
  "BsonType",
  "LogicalType",
  "SchemaElement",
  "DataPageHeader",
  "IndexPageHeader",
  "DictionaryPageHeader",
  "DataPageHeaderV2",
  "PageHeader",
  "KeyValue",
  "SortingColumn",
  "PageEncodingStats",
  "ColumnMetaData",
  "ColumnChunk",
  "RowGroup",
  "TypeDefinedOrder",
  "ColumnOrder",
  "PageLocation",
  "OffsetIndex",
  "ColumnIndex",
  "FileMetaData",
  "copyList",
  "copyMap",
];

for (const name of undeclared)
  if (!(name in globalThis))
    Object.defineProperty(globalThis, name, { value: undefined, writable: true, configurable: true });
