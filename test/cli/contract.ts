/** The shapes that programs rely on, as JSON Schema, and specs whose findings are known. */
import { Ajv, type AnySchema } from 'ajv';

/** No finding. */
export const CLEAN = `commspec: 1
name: office
suite: 7u3
architecture: single-host
directory: { schema: schema2-native, provisioning: [delegated-administrator] }
dns: { servers: [192.0.2.53] }
external: [directory-master, delegated-administrator, access-manager]
tiers:
  - tier: 1
    hosts:
      - name: office1
        zone: intranet
        cpus: 4
        memory: 8 GB
        components: [mta, message-store, webmail]
`;
/** A warning, SCH005, without a safe fix. */
export const WARNING = CLEAN.replace('schema2-native', 'schema2-compat');
/** An error, FMT001, with a safe fix that gives CLEAN. */
export const SLIP = CLEAN.replace('cpus:', 'cpu:');
/** An error, SCH001, that points at a second place. */
export const CONTRADICTION = WARNING.replace('webmail]', 'webmail, convergence, glassfish]');
/** No line that can be read. */
export const BROKEN = 'tiers: [\n  - : }\n';

const position = {
  type: 'object',
  required: ['line', 'character'],
  additionalProperties: false,
  properties: { line: { type: 'integer', minimum: 0 }, character: { type: 'integer', minimum: 0 } },
};
const range = {
  type: 'object',
  required: ['start', 'end'],
  additionalProperties: false,
  properties: { start: position, end: position },
};
const list = (items: unknown): unknown => ({ type: 'array', items });
const text = { type: 'string', minLength: 1 };
const record = (properties: Readonly<Record<string, unknown>>): unknown => ({
  type: 'object',
  required: Object.keys(properties),
  properties,
});
const nullable = (type: string): unknown => ({ type: [type, 'null'] });

const finding = record({
  code: { type: 'string', pattern: '^[A-Z]+\\d+$' },
  severity: { enum: ['error', 'warning', 'information', 'hint'] },
  message: text,
  range,
  related: list(record({ message: text, range, path: text })),
  fixes: list(
    record({
      title: text,
      safe: { type: 'boolean' },
      edits: { ...(list(record({ range, newText: { type: 'string' } })) as object), minItems: 1 },
    }),
  ),
  source: text,
});

const ofEach = record({ host: nullable('string'), component: text, zone: nullable('string') });
const ofGroup = record({ hosts: list(text), component: text, zone: nullable('string') });
const port = { type: ['integer', 'null'], minimum: 1, maximum: 65_535 };

const figure = record({
  id: text,
  value: nullable('number'),
  unit: { type: 'string' },
  formula: { type: 'string' },
  inputs: list(record({ name: text, value: { type: ['number', 'string'] }, unit: { type: 'string' } })),
  source: list(text),
  declared: nullable('number'),
  headroom: nullable('number'),
  mode: text,
});

const sarifRegion = record({
  startLine: { type: 'integer', minimum: 1 },
  startColumn: { type: 'integer', minimum: 1 },
  endLine: { type: 'integer', minimum: 1 },
  endColumn: { type: 'integer', minimum: 1 },
});
const message = record({ text });
const artifactLocation = record({ uri: { type: 'string', pattern: '^[^\\s\\\\]+$' } });
const location = record({ physicalLocation: record({ artifactLocation, region: sarifRegion }) });
const level = { enum: ['none', 'note', 'warning', 'error'] };

/** `end`: of a flow; `own`: what says whose a listener or a collision is. */
const portTable = (end: unknown, own: Readonly<Record<string, unknown>>): unknown =>
  record({
    flows: list(
      record({
        from: end,
        to: end,
        protocol: text,
        port,
        transport: { enum: ['tcp', 'udp'] },
        tls: text,
        purpose: text,
        source: list(text),
        confidence: text,
        firewalls: list({
          ...(record({ name: { type: 'string' }, verdict: { enum: ['allowed', 'blocked'] } }) as object),
          additionalProperties: false,
        }),
      }),
    ),
    listeners: list(record({ ...own, component: text, port, protocol: text })),
    collisions: list(record({ ...own, ports: list(port) })),
    unneeded: list(record({ firewall: { type: 'string' }, protocol: text })),
  });

const schemas = {
  check: record({
    version: { const: 1 },
    files: list(record({ path: text, findings: list(finding), suppressed: { type: 'integer', minimum: 0 } })),
    problems: list(record({ path: text, message: text })),
  }),
  ports: portTable(ofGroup, { hosts: { ...(list(text) as object), minItems: 1 } }),
  /** With `--each`. */
  portsOfEach: portTable(ofEach, { host: text }),
  size: record({
    deployment: list(figure),
    tiers: list(
      record({
        tier: nullable('integer'),
        figures: list(figure),
        hosts: list(record({ host: { type: 'string' }, figures: list(figure) })),
      }),
    ),
    modes: list(
      record({ id: text, worst: text, modes: list(record({ id: text, title: text, hosts: { type: 'integer' } })) }),
    ),
    growth: record({ rate: nullable('number'), months: { type: 'integer' } }),
    availability: record({ figures: list(figure) }),
  }),
  rules: record({
    version: { const: 1 },
    rules: list(record({ code: text, area: text, severity: text, title: text, source: text })),
  }),
  /** The required parts of SARIF 2.1.0. */
  sarif: record({
    $schema: text,
    version: { const: '2.1.0' },
    runs: list(
      record({
        tool: record({ driver: record({ name: text, rules: list(record({ id: text })) }) }),
        results: list({
          ...(record({
            ruleId: text,
            ruleIndex: { type: 'integer', minimum: 0 },
            level,
            message,
            locations: list(location),
          }) as object),
        }),
      }),
    ),
  }),
} as const;

const ajv = new Ajv({ allErrors: true, strict: false });

/** Reads an output; throws where it is not as it was promised. */
export function conforming(shape: keyof typeof schemas, output: string): unknown {
  const value: unknown = JSON.parse(output);
  if (!ajv.validate(schemas[shape] as AnySchema, value))
    throw new Error(ajv.errorsText(undefined, { separator: '\n' }));
  return value;
}
