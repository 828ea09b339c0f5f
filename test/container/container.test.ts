import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';

interface Line {
  readonly word: string;
  readonly rest: string;
}

/// The instructions of each stage of the Dockerfile, lines that go on put together.
function stages(): Line[][] {
  const lines = readFileSync('Dockerfile', 'utf8')
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): Line => ({ word: line.split(' ')[0] ?? '', rest: line.slice(line.indexOf(' ') + 1) }));
  const found: Line[][] = [];
  for (const line of lines) {
    if (line.word === 'FROM') found.push([]);
    found.at(-1)?.push(line);
  }
  return found;
}

interface Manifest {
  readonly kind: string;
  readonly spec: {
    readonly egress?: unknown;
    readonly template?: {
      readonly spec: {
        readonly securityContext: Record<string, unknown>;
        readonly containers: readonly {
          readonly image: string;
          readonly securityContext: Record<string, unknown>;
          readonly readinessProbe: unknown;
          readonly volumeMounts: readonly { readonly mountPath: string }[];
        }[];
      };
    };
  };
}

describe('the container', () => {
  const all = stages();
  const last = all.at(-1) ?? [];
  const of = (word: string): string[] => last.filter((line) => line.word === word).map(({ rest }) => rest);

  it('is Debian slim, at the Node that the program is tested with', () => {
    for (const [from] of all) expect(from?.rest).toMatch(/^node:22-bookworm-slim( AS \w+)?$/);
  });

  it('runs as a user who is not root and owns nothing of the program', () => {
    expect(of('USER')).toEqual(['1000:1000']);
    const [copied] = of('COPY');
    expect(copied).toMatch(/^--from=build --chown=root:root \S+ \/app\/node_modules$/);
    const behind = last.slice(last.findIndex(({ word }) => word === 'USER')).map(({ word }) => word);
    expect(behind).not.toContain('RUN');
    expect(behind).not.toContain('COPY');
  });

  it('fetches nothing but where it is built, and writes to /corpus and /tmp alone', () => {
    expect(of('RUN').join('\n')).not.toMatch(/npm|apt|curl|wget|https?:/);
    expect(`${of('CMD').join()} ${of('ENTRYPOINT').join()}`).not.toMatch(/npm|npx|\bsh\b/);
    expect(of('VOLUME')).toEqual(['["/corpus"]']);
    expect(of('ENV').join(' ')).toContain('HOME=/tmp');
  });

  it('starts what the package ships, and asks for its health where it is answered', () => {
    const [entry] = of('ENTRYPOINT');
    const { name, bin } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      name: string;
      bin: { herodotus: string };
    };
    expect(JSON.parse(entry ?? '')).toEqual(['node', `/app/node_modules/${name}/${bin.herodotus.replace('./', '')}`]);
    expect(of('CMD').map((words) => JSON.parse(words) as string[])[0]?.[0]).toBe('serve');
    expect(of('HEALTHCHECK')[0]).toContain('/healthz');
  });

  it('has a manifest for Kubernetes with a read-only root and no way out', () => {
    const manifests = parseAllDocuments(readFileSync('examples/kubernetes/serve.yaml', 'utf8')).map(
      (document) => document.toJS() as Manifest,
    );
    const pod = manifests.find(({ kind }) => kind === 'StatefulSet')?.spec.template?.spec;
    const [container] = pod?.containers ?? [];
    expect(pod?.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 1000 });
    expect(container?.securityContext).toEqual({
      readOnlyRootFilesystem: true,
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
    });
    expect(container?.readinessProbe).toEqual({ httpGet: { path: '/healthz', port: 4310 } });
    expect(container?.volumeMounts.map(({ mountPath }) => mountPath)).toEqual(['/corpus', '/tmp']);
    expect(manifests.find(({ kind }) => kind === 'NetworkPolicy')?.spec.egress).toEqual([]);
  });
});
