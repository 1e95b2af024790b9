/** The colours of the topology on paper; themes repaint it by its classes. */
import type { Severity } from '../../rules/rule';
import type { FlowFamily } from '../../topology/picture';

/** Text keeps a contrast of 4.5 to 1 with what it stands on, lines and marks one of 3 to 1. */
export const paper = {
  ground: '#ffffff',
  lanes: ['#f3f5f8', '#eceff4'],
  card: '#ffffff',
  outside: '#fbfcfd',
  text: '#1d2430',
  second: '#3b4350',
  quiet: '#56606c',
  line: '#6f7985',
  wall: '#8a4b2a',
  onColour: '#ffffff',
} as const;

/** What flows of a firewall that blocks them are drawn in. */
export const BLOCKED = '#c4314b';

export const familyColours: Readonly<Record<FlowFamily, string>> = {
  mail: '#1f66d6',
  calendar: '#9a5b00',
  chat: '#0b7a72',
  web: '#2b7a2b',
  directory: '#7d3fb3',
  other: '#5f6670',
};

export const severityColours: Readonly<Record<Severity, string>> = {
  error: '#c4314b',
  warning: '#8f5f00',
  information: '#1f66d6',
  hint: '#5f6670',
};
