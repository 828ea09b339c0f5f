import { Link } from '@tanstack/react-router';
import { Opening } from '../app/opening.js';
import { written } from '../data/client.js';
import { useFilter } from '../filter/use-filter.js';

/// What is shown can be had as, by what it is for.
const FORMATS = [
  [
    'A table',
    [
      ['csv', 'Statements, CSV'],
      ['parquet', 'Statements, Parquet'],
      ['polecat', 'POLECAT, TSV'],
      ['icews', 'ICEWS, TSV'],
      ['gdelt', 'GDELT 2.0, TSV'],
      ['acled', 'ACLED, CSV'],
    ],
  ],
  [
    'For programs',
    [
      ['incidents', 'Incidents, JSON lines'],
      ['jsonl', 'Records, JSON lines'],
      ['statements', 'Statements, JSON lines'],
      ['annotation', 'Web annotations'],
    ],
  ],
  [
    'A map or network',
    [
      ['geojson', 'GeoJSON'],
      ['graphml', 'GraphML'],
      ['gexf', 'GEXF (Gephi)'],
    ],
  ],
  [
    'To read and to keep',
    [
      ['html', 'A page, HTML'],
      ['archive', 'Archive to cite, zip'],
      ['gold', 'What reviewers decided'],
    ],
  ],
] as const;

/// What the filter leaves, as a file in any format.
export function ExportMenu() {
  const { filter } = useFilter();
  return (
    <>
      <Link to="/report" search={filter} className="plain-button">
        Report
      </Link>
      <Opening name="Export" about="Export what is shown">
        <div className="export-menu">
          {FORMATS.map(([use, formats]) => (
            <section key={use}>
              <h2>{use}</h2>
              <ul>
                {formats.map(([format, name]) => (
                  <li key={format}>
                    <a href={`/api/download${written({ ...filter, format })}`} download>
                      {name}
                    </a>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      </Opening>
    </>
  );
}
