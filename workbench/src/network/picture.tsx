import { useMemo } from 'react';
import { HEIGHT, labels, tone, WIDTH, type Edge, type Network } from './layout.js';

interface PictureProps {
  readonly network: Network;
  readonly lit: Edge | null;
  readonly light: (edge: Edge | null) => void;
  /// Opens the statements of a pair.
  readonly open?: (edge: Edge) => void;
}

/// The network as a picture; all that can be done in it can be done in the list of pairs beneath.
export function Picture({ network, lit, light, open }: PictureProps) {
  const shown = useMemo(() => labels(network.nodes), [network]);
  const isLit = (node: Network['nodes'][number]) => lit?.source === node || lit?.target === node;
  return (
    <svg
      className="network-picture"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label="Actors as dots, who acts on whom as arrows; the same as a list below"
    >
      <defs>
        {(['cooperation', 'conflict', 'neutral'] as const).map((each) => (
          <marker
            key={each}
            id={`arrow-${each}`}
            className={`t-${each}`}
            viewBox="0 0 8 8"
            refX="6"
            refY="4"
            markerWidth="8"
            markerHeight="8"
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path d="M0 0L8 4L0 8z" />
          </marker>
        ))}
      </defs>
      {network.edges.map((edge) => (
        <g
          key={edge.path}
          className={`edge t-${tone(edge.score)}${lit === edge ? ' lit' : lit === null ? '' : ' faded'}`}
          onMouseEnter={() => light(edge)}
          onMouseLeave={() => light(null)}
          onClick={() => open?.(edge)}
        >
          <path
            d={edge.path}
            strokeWidth={1 + Math.sqrt(edge.incidents)}
            markerEnd={`url(#arrow-${tone(edge.score)})`}
          />
          <path d={edge.path} className="hit" />
        </g>
      ))}
      {network.nodes.map((node) => (
        <g key={node.id} className={lit === null || isLit(node) ? 'node' : 'node faded'}>
          <circle cx={node.x} cy={node.y} r={node.radius}>
            <title>{node.label}</title>
          </circle>
          <text x={node.x} y={node.y - node.radius - 4}>
            {isLit(node) ? node.label : shown.get(node.id)}
          </text>
        </g>
      ))}
    </svg>
  );
}
