import {
  AthenaClient,
  CreateWorkGroupCommand,
  GetQueryExecutionCommand,
  GetQueryResultsCommand,
  GetWorkGroupCommand,
  InvalidRequestException,
  StartQueryExecutionCommand,
  TooManyRequestsException,
} from "@aws-sdk/client-athena";
import { athenaQueryRunner } from "../../../pipeline/reports/sqlEngine.athena";
import { type MotoServer, motoCommand, motoServer } from "../../support/motoServer";
import { describeWhere } from "../../support/needs";

const token = "t".repeat(40);
const aQuery = { sql: "SELECT ?", parameters: ["it's", 7, null, true], token };

type Answers = Readonly<Record<string, (input: Readonly<Record<string, unknown>>) => unknown>>;

/** A client that answers commands by their names, and tells what it was sent. */
const aClient = (answers: Answers) => {
  const sent: { readonly name: string; readonly input: Readonly<Record<string, unknown>> }[] = [];
  const client = {
    send: async (command: { readonly constructor: { readonly name: string }; readonly input: never }) => {
      const { name } = command.constructor;
      sent.push({ name, input: command.input });
      const answer = answers[name];
      if (answer === undefined) throw new Error(`nobody answers ${name}`);
      return answer(command.input);
    },
  } as unknown as AthenaClient;
  return { client, sent };
};

const aRunner = (answers: Answers, limitRows?: number) => {
  const { client, sent } = aClient(answers);
  const runner = athenaQueryRunner({
    client,
    workgroup: "reports",
    database: "footfall",
    ...(limitRows === undefined ? {} : { limitRows }),
  });
  return { ...runner, sent };
};

const failing = (error: Error) => () => {
  throw error;
};

const metadata = { $metadata: {}, message: "" };

const inState = (State: string, status: object = {}) => ({
  [GetQueryExecutionCommand.name]: () => ({
    QueryExecution: { Status: { State, ...status }, Statistics: { DataScannedInBytes: 4_096 } },
  }),
});

const cells = (...texts: (string | undefined)[]) => ({
  Data: texts.map((text) => (text === undefined ? {} : { VarCharValue: text })),
});

const columnsOf = (types: Readonly<Record<string, string>>) => ({
  ColumnInfo: Object.entries(types).map(([Name, Type]) => ({ Name, Type })),
});

test("a query is started in the workgroup and database, its values as literals, under its token", async () => {
  const { start, sent } = aRunner({ [StartQueryExecutionCommand.name]: () => ({ QueryExecutionId: "q-1" }) });
  expect(await start(aQuery)).toEqual({ kind: "started", executionId: "q-1" });
  expect(sent[0]?.input).toEqual({
    QueryString: "SELECT ?",
    ExecutionParameters: ["'it''s'", "7", "NULL", "TRUE"],
    ClientRequestToken: token,
    QueryExecutionContext: { Database: "footfall" },
    WorkGroup: "reports",
  });
  await start({ ...aQuery, parameters: [] });
  expect(sent[1]?.input).not.toHaveProperty("ExecutionParameters");
});

test("a value that Athena would refuse as too long is refused here", async () => {
  const { start, sent } = aRunner({ [StartQueryExecutionCommand.name]: () => ({ QueryExecutionId: "q-1" }) });
  expect(await start({ ...aQuery, parameters: ["x".repeat(1_022)] })).toMatchObject({ kind: "started" });
  expect(await start({ ...aQuery, parameters: ["x".repeat(1_023)] })).toEqual({
    kind: "failed",
    failure: { reason: "value_too_long" },
  });
  expect(sent).toHaveLength(1);
});

test.each([
  [
    new TooManyRequestsException({ ...metadata, Reason: "CONCURRENT_QUERY_LIMIT_EXCEEDED" }),
    { reason: "busy" },
  ],
  [Object.assign(new Error("Rate exceeded"), { name: "ThrottlingException" }), { reason: "busy" }],
  [
    new InvalidRequestException({ ...metadata, message: "line 1: secret" }),
    { reason: "failed", error: "InvalidRequestException" },
  ],
])("a start that fails with %s is told as such, without what it says", async (error, failure) => {
  const { start } = aRunner({ [StartQueryExecutionCommand.name]: failing(error) });
  expect(await start(aQuery)).toEqual({ kind: "failed", failure });
});

test.each(["QUEUED", "RUNNING"])("a query that is %s runs", async (state) => {
  expect(await aRunner(inState(state)).look("q-1")).toEqual({ kind: "running" });
});

test("while looking is throttled the query is taken to run", async () => {
  const error = new TooManyRequestsException(metadata);
  const { look } = aRunner({ [GetQueryExecutionCommand.name]: failing(error) });
  expect(await look("q-1")).toEqual({ kind: "running" });
});

test("a query that nobody knows is unknown", async () => {
  const error = new InvalidRequestException({ ...metadata, message: "QueryExecution q-1 was not found" });
  const { look } = aRunner({ [GetQueryExecutionCommand.name]: failing(error) });
  expect(await look("q-1")).toEqual({ kind: "failed", failure: { reason: "unknown" } });
});

test("rows are typed by their columns, over all pages, without the line of names", async () => {
  const types = { n: "bigint", name: "varchar", at: "timestamp", share: "double", yes: "boolean" };
  const pages: Readonly<Record<string, object>> = {
    first: {
      NextToken: "second",
      ResultSet: {
        ResultSetMetadata: columnsOf(types),
        Rows: [cells(...Object.keys(types)), cells("1", "a", "2026-03-01 18:00:00.000", "0.5", "true")],
      },
    },
    second: {
      ResultSet: {
        ResultSetMetadata: columnsOf(types),
        Rows: [cells("2", undefined, undefined, "1.0E0", "false")],
      },
    },
  };
  const { look, sent } = aRunner({
    ...inState("SUCCEEDED"),
    [GetQueryResultsCommand.name]: ({ NextToken = "first" }) => pages[String(NextToken)],
  });
  expect(await look("q-1")).toEqual({
    kind: "done",
    scannedBytes: 4_096,
    rows: [
      { n: 1, name: "a", at: Date.UTC(2026, 2, 1, 18), share: 0.5, yes: true },
      { n: 2, name: null, at: null, share: 1, yes: false },
    ],
  });
  expect(sent.map(({ input }) => input["MaxResults"])).toEqual([undefined, 1_000, 1_000]);
});

test("a result of more rows than are taken is a failure, and no more of it is read", async () => {
  const page = {
    NextToken: "next",
    ResultSet: { ResultSetMetadata: columnsOf({ n: "bigint" }), Rows: [cells("1"), cells("2"), cells("3")] },
  };
  const { look, sent } = aRunner({ ...inState("SUCCEEDED"), [GetQueryResultsCommand.name]: () => page }, 4);
  expect(await look("q-1")).toEqual({ kind: "failed", failure: { reason: "too_many_rows", limitRows: 4 } });
  expect(sent).toHaveLength(3);
});

test("a query that would read more than the workgroup allows is told with the limit, where it may be asked for", async () => {
  const cancelled = inState("CANCELLED", { StateChangeReason: "Bytes scanned limit was exceeded" });
  const workgroup = () => ({ WorkGroup: { Configuration: { BytesScannedCutoffPerQuery: 1_073_741_824 } } });
  const told = aRunner({ ...cancelled, [GetWorkGroupCommand.name]: workgroup });
  expect(await told.look("q-1")).toEqual({
    kind: "failed",
    failure: { reason: "too_expensive", limitBytes: 1_073_741_824 },
  });
  expect(told.sent.at(-1)?.input).toEqual({ WorkGroup: "reports" });
  const denied = failing(Object.assign(new Error("denied"), { name: "AccessDeniedException" }));
  const untold = aRunner({ ...cancelled, [GetWorkGroupCommand.name]: denied });
  expect(await untold.look("q-1")).toEqual({ kind: "failed", failure: { reason: "too_expensive" } });
});

test.each([
  [
    "FAILED",
    { StateChangeReason: "Query exhausted resources at this scale factor" },
    { reason: "too_heavy" },
  ],
  ["FAILED", { StateChangeReason: "Query timeout" }, { reason: "too_heavy" }],
  ["FAILED", { StateChangeReason: "com.amazonaws: SlowDown, please reduce" }, { reason: "busy" }],
  [
    "FAILED",
    {
      StateChangeReason: "COLUMN_NOT_FOUND: line 7: secret",
      AthenaError: { ErrorCategory: 2, ErrorType: 1006, ErrorMessage: "secret" },
    },
    { reason: "failed", error: "FAILED 2 1006" },
  ],
  ["CANCELLED", { StateChangeReason: "by somebody" }, { reason: "failed", error: "CANCELLED" }],
])("a query that is %s with %j has failed as %j", async (state, status, failure) => {
  expect(await aRunner(inState(state, status)).look("q-1")).toEqual({ kind: "failed", failure });
});

const moto = motoCommand();

describeWhere(
  moto !== undefined,
  "the Athena engine needs moto's server (pip install 'moto[athena,server]')",
)("athenaQueryRunner({ client, workgroup, database }), against moto", () => {
  let server: MotoServer;
  let client: AthenaClient;
  beforeAll(async () => {
    server = await motoServer(moto ?? []);
    client = new AthenaClient({
      endpoint: server.endpoint,
      region: "us-east-1",
      credentials: { accessKeyId: "test", secretAccessKey: "test" },
      maxAttempts: 1,
    });
    await client.send(new CreateWorkGroupCommand({ Name: "reports" }));
  }, 30_000);
  afterAll(async () => {
    client?.destroy();
    await server?.stop();
  });

  test("a query goes from its start over its states to its rows", async () => {
    const info = (Name: string, Type: string) => ({
      CatalogName: "hive",
      SchemaName: "",
      TableName: "",
      Name,
      Label: Name,
      Type,
      Precision: 0,
      Scale: 0,
      Nullable: "UNKNOWN",
      CaseSensitive: false,
    });
    const queued = await fetch(`${server.endpoint}/moto-api/static/athena/query-results`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        results: [
          {
            rows: [cells("n", "name"), cells("41", "burrata")],
            column_info: [info("n", "bigint"), info("name", "varchar")],
          },
        ],
      }),
    });
    expect(queued.status).toBe(201);
    const runner = athenaQueryRunner({ client, workgroup: "reports", database: "footfall" });
    const started = await runner.start(aQuery);
    if (started.kind !== "started") throw new Error(JSON.stringify(started));
    const { QueryExecution } = await client.send(
      new GetQueryExecutionCommand({ QueryExecutionId: started.executionId }),
    );
    expect(QueryExecution).toMatchObject({
      Query: "SELECT ?",
      ExecutionParameters: ["'it''s'", "7", "NULL", "TRUE"],
      QueryExecutionContext: { Database: "footfall" },
      WorkGroup: "reports",
    });
    let state = await runner.look(started.executionId);
    for (let looks = 0; state.kind === "running" && looks < 5; looks++)
      state = await runner.look(started.executionId);
    expect(state).toEqual({ kind: "done", rows: [{ n: 41, name: "burrata" }], scannedBytes: 0 });
  });

  test("a workgroup that there is not is a failure of the start", async () => {
    const runner = athenaQueryRunner({ client, workgroup: "nowhere", database: "footfall" });
    expect(await runner.start(aQuery)).toMatchObject({ kind: "failed", failure: { reason: "failed" } });
  });
});
