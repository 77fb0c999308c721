// Runs a state machine's definition in the interpreter of aws-local-stepfunctions, on the clock of the test that started it.
//
//   node interpreter.mjs FOLDER   FOLDER: where npm has installed package-lock.json
//
// Standard input:  {definition, input, executionName, endpoint, now}; now is the test's time in milliseconds since 1970
// POST ENDPOINT/task {state, resource, input, attempt} -> {now, payload} or {now, error: {name, cause}}
// POST ENDPOINT/wait {state, milliseconds}             -> {now}
// Standard output: {status, output, error, cause, states}. Errors that the definition does not cause go to standard error, with exit code 1.

import http from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const LONGEST_TIMER = 2_000_000; // seconds: a timer here cannot be longer
const LARGEST_PAYLOAD = 262_144; // bytes: a quota of Step Functions
const LAMBDA = /^arn:aws[a-z-]*:lambda:[a-z0-9-]+:\d{12}:function:[A-Za-z0-9_-]+(:[A-Za-z0-9_$-]+)?$/;

const question = JSON.parse(await text(process.stdin));
let now = question.now;

// The package uses this function of Node.js 22.
Promise.withResolvers ??= function withResolvers() {
  const parts = {};
  parts.promise = new this((resolve, reject) => Object.assign(parts, { resolve, reject }));
  return parts;
};

const { StateMachine, ExecutionError } = createRequire(join(process.argv[2], 'package.json'))('aws-local-stepfunctions');

globalThis.Date = class extends Date {
  constructor(...parts) {
    super(...(parts.length === 0 ? [now] : parts));
  }

  static now() {
    return now;
  }
};

// The interpreter computes the time of a Wait and sets a timer for it. This replaces that timer by the test's clock. The interpreter asks
// for an override just before it sets the timer.
const setRealTimeout = globalThis.setTimeout;
let waiting = null;
globalThis.setTimeout = (callback, milliseconds, ...rest) => {
  if (waiting === null) return setRealTimeout(callback, milliseconds, ...rest);
  const state = waiting;
  waiting = null;
  ask('wait', { state, milliseconds: Math.max(0, Math.min(milliseconds, deadline - now)) }).then(callback, fail);
  return undefined;
};

const agent = new http.Agent({ keepAlive: true });
const definition = question.definition;
const deadline = definition.TimeoutSeconds === undefined ? Infinity : now + definition.TimeoutSeconds * 1000;
delete definition.TimeoutSeconds;
const resources = {};
prepare(definition);

// The definition is checked as it is written. It runs with a hook that sees which state is entered.
new StateMachine(definition);
const current = { Name: '', EnteredTime: '', RetryCount: 0 };
const machine = new StateMachine(
  { ...definition, States: new Proxy(definition.States, { get: enter }) },
  { validationOptions: { noValidate: true } },
);
const name = question.executionName;
const execution = machine.run(question.input, {
  context: {
    Execution: { Id: `arn:aws:states:us-east-1:123456789012:execution:tested:${name}`, Name: name, RedriveCount: 0 },
    State: current,
    StateMachine: { Id: 'arn:aws:states:us-east-1:123456789012:stateMachine:tested', Name: 'tested' },
  },
  overrides: {
    taskResourceLocalHandlers: new Proxy({}, { get: (_, state) => (input) => runTask(state, input) }),
    waitTimeOverrides: new Proxy({}, { get: (_, state) => void (waiting = state) }),
    retryIntervalOverrides: new Proxy({}, { get: () => 0 }),
  },
});
const entered = collectStates();
let timedOut = false;
const answer = await end();
process.stdout.write(JSON.stringify({ ...answer, states: await entered }));
agent.destroy();

async function end() {
  try {
    return { status: 'SUCCEEDED', output: await execution.result };
  } catch (error) {
    if (timedOut) return { status: 'TIMED_OUT', error: 'States.Timeout' };
    if (!(error instanceof ExecutionError)) throw error;
    return { status: 'FAILED', error: error.cause.name, cause: error.cause.message };
  }
}

async function collectStates() {
  const names = [];
  for await (const event of execution.eventLogs) {
    if (event.type === 'StateEntered') names.push(event.state.name);
  }
  return names;
}

function enter(states, state) {
  if (Object.hasOwn(states, state)) {
    waiting = null; // A Wait of zero seconds sets no timer.
    Object.assign(current, { Name: state, EnteredTime: new Date().toISOString(), RetryCount: 0 });
  }
  return states[state];
}

async function runTask(state, input) {
  refuseLarge(input);
  const attempt = current.Name === state ? current.RetryCount++ : 0;
  const { payload, error } = await ask('task', { state, resource: resources[state], input, attempt });
  if (error !== undefined) throw Object.assign(new Error(error.cause), { name: error.name });
  refuseLarge(payload);
  return payload ?? null;
}

/** Nothing retries or catches it, as in Step Functions. */
function refuseLarge(payload) {
  if (Buffer.byteLength(JSON.stringify(payload ?? null)) > LARGEST_PAYLOAD) {
    throw Object.assign(new Error('The state/task returned a result with a size exceeding the maximum number of bytes service limit.'), {
      name: 'States.DataLimitExceeded',
      isRetryable: false,
      isCatchable: false,
    });
  }
}

function prepare(machineDefinition) {
  for (const [state, { ...fields }] of Object.entries(machineDefinition.States ?? {})) {
    const written = machineDefinition.States[state];
    if (fields.Type === 'Task') {
      if (!LAMBDA.test(fields.Resource)) throw new Error(`${state}: ${fields.Resource} is no Lambda function's ARN, and nothing else is run here.`);
      resources[state] = fields.Resource;
      // Without TimeoutSeconds, Step Functions waits; the interpreter would give up after a minute.
      if (fields.TimeoutSecondsPath === undefined) written.TimeoutSeconds = Math.min(fields.TimeoutSeconds ?? Infinity, LONGEST_TIMER);
    }
    for (const nested of [...(fields.Branches ?? []), fields.ItemProcessor ?? fields.Iterator ?? {}]) prepare(nested);
  }
}

function ask(path, body) {
  return new Promise((resolve, reject) => {
    const request = http.request(new URL(path, question.endpoint), { method: 'POST', agent }, async (response) => {
      try {
        const received = await text(response);
        if (response.statusCode !== 200) fail(new Error(`The test answered ${path} with ${response.statusCode}.`));
        const told = JSON.parse(received);
        now = told.now;
        if (now >= deadline) {
          timedOut = true;
          execution.abort();
        }
        resolve(told);
      } catch (error) {
        fail(error);
      }
    });
    request.on('error', reject);
    request.end(JSON.stringify(body));
  });
}

function fail(error) {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
}
