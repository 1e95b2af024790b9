/** A card of the topology: a host, hosts that are alike, or somebody outside. */
import { cardLines, cardTitle, clipped } from '../../topology/card-text';
import { componentInfo, type Product } from '../../catalog/components';
import type { TopologyNode } from '../../topology/graph';
import { metrics, type Card } from '../../topology/picture';
import type { Finding } from '../../engine/finding';
import { byUnits } from '../../words/order';
import { oneLine } from '../escape';
import { svg, type Svg } from '../markup';
import { worstOf } from '../topology/topology-findings';
import { count, severityCounts } from '../words';
import { severitiesByWeight, severityMark } from './topology-marks';
import { paper, severityColours } from './topology-palette';
import { n } from './topology-numbers';

/** Messages that a title quotes. */
const MOST_MESSAGES = 3;
/** Names that a title lists. */
const MOST_NAMES = 40;

/** `id`: what the card is called in the picture, which flows refer to. */
export function cardSvg(card: Card, id: string, findings: readonly Finding[]): Svg {
  const { node, x, y, width, height } = card;
  const worst = worstOf(findings);
  const lines = cardLines(node);
  const hasChips = height - metrics.cardHead - lines.length * metrics.line - (lines.length > 0 ? 6 : 0) >= metrics.chip;
  const head = y + (hasChips ? metrics.chip : 4) + 15;
  const outside = node.kind === 'outside';
  const products = productsOf(node);
  const members =
    node.hosts.length > 1 ? svg` data-members="${JSON.stringify(node.hosts.map(({ name }) => oneLine(name)))}"` : '';
  const product = products.length > 0 ? svg` data-product="${products.join(' ')}"` : '';
  return svg`<g class="card card-${worst ?? 'quiet'}${outside ? ' card-outside' : ''}" data-host="${id}"${members}${product}>${[
    svg`<title>${aboutOf(node, findings)}</title>`,
    node.count > 1
      ? svg`<rect class="card-behind" x="${n(x + 4)}" y="${n(y + 4)}" width="${n(width)}" height="${n(height)}" rx="5" fill="${paper.card}" stroke="${paper.line}"/>`
      : svg``,
    svg`<rect class="card-box" x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" rx="${outside ? '14' : '5'}" fill="${outside ? paper.outside : paper.card}" stroke="${worst === undefined ? paper.line : severityColours[worst]}"${outside ? svg` stroke-dasharray="4 3"` : ''}/>`,
    worst === undefined
      ? svg``
      : svg`<rect class="stripe stripe-${worst}" x="${n(x)}" y="${n(y)}" width="5" height="${n(height)}" rx="2" fill="${severityColours[worst]}"/>`,
    svg`<text class="card-title" x="${n(x + 11)}" y="${n(head)}" font-weight="600" fill="${paper.text}">${oneLine(cardTitle(node))}</text>`,
    ...lines.map(
      (line, i) =>
        svg`<text class="card-line" x="${n(x + 11)}" y="${n(head + (i + 1) * metrics.line)}" fill="${paper.second}">${clipped(oneLine(line), 40)}</text>`,
    ),
    ...badges(findings, x + width - 4, head - 10),
  ]}</g>`;
}

/** A text over several lines, of some length at most; measuring it would take far longer than writing it. */
export const tooltip = (text: string): string => (text.length <= 1500 ? text : clipped(text.slice(0, 3000), 1500));

const productsOf = ({ components }: TopologyNode): readonly Product[] =>
  [...new Set(components.map(({ id }) => componentInfo(id).product))].sort(byUnits);

/** Marks with counts, for the two worst severities, the worst first; `right` is where the last ends. */
function badges(findings: readonly Finding[], right: number, y: number): readonly Svg[] {
  const found = severitiesByWeight
    .map((severity) => ({ severity, own: findings.filter((finding) => finding.severity === severity) }))
    .filter(({ own }) => own.length > 0)
    .slice(0, 2);
  return found.map(({ severity, own }, i) => {
    const x = right - (found.length - i) * metrics.badge;
    return svg`<g class="badge badge-${severity}" transform="translate(${n(x)} ${n(y)})">${[
      svg`<title>${[severityCounts(own.map((finding) => finding.severity)), ...messages(own)].join('\n')}</title>`,
      svg`<rect class="badge-field" x="-1" y="-2" width="${n(metrics.badge)}" height="15" rx="3" fill="${paper.card}"/>`,
      severityMark(severity),
      svg`<text class="badge-count" x="14" y="10" font-size="11" font-weight="600" fill="${paper.text}">${own.length > 9 ? '9+' : own.length}</text>`,
    ]}</g>`;
  });
}

/** Who it is, line by line: the tooltip of the card, and what a screen reader says of it. */
function aboutOf(node: TopologyNode, findings: readonly Finding[]): string {
  const names = node.hosts.map(({ name }) => name);
  const where = [
    node.zone === null ? 'zone not given' : `zone ${node.zone}`,
    ...(node.site === null ? [] : [`site ${node.site}`]),
    ...(node.tier === null || node.kind === 'outside' ? [] : [`tier ${node.tier}`]),
  ].join(', ');
  const who = node.kind === 'outside' ? 'outside the spec' : count(node.count, 'host');
  const listed = names.slice(0, MOST_NAMES).join(', ');
  const counts = severityCounts(findings.map(({ severity }) => severity));
  const text = [
    node.name,
    `${who}, ${where}`,
    ...(names.length > 1
      ? [names.length > MOST_NAMES ? `${listed} and ${names.length - MOST_NAMES} more` : listed]
      : []),
    ...new Set(node.components.map(({ title, version }) => (version === undefined ? title : `${title} ${version}`))),
    ...(counts === '' ? [] : [`${counts}:`, ...messages(findings)]),
  ].join('\n');
  return tooltip(text);
}

/** The first messages, each once. */
function messages(findings: readonly Finding[]): readonly string[] {
  const all = [...new Set(findings.map(({ code, message }) => `${code}: ${message}`))];
  const shown = all.slice(0, MOST_MESSAGES).map(oneLine);
  return all.length > shown.length ? [...shown, `and ${all.length - shown.length} more`] : shown;
}
