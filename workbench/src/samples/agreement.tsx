import { useQuery } from '@tanstack/react-query';
import type { AgreementAnswer } from '../../../src/server/api.js';
import { Failed, Loading } from '../app/notices.js';
import { agreementQuery } from '../data/queries.js';
import { Facts } from '../look/facts.js';

const FIELDS = {
  verdict: 'Verdict',
  right: 'Right or wrong',
  type: 'Type',
  actor: 'Who',
  recipient: 'To whom',
  place: 'Where',
  time: 'When',
  status: 'Status',
  polarity: 'Polarity',
} as const;

/// How far reviewers agree by field, and how right the coding is by type.
export function Agreement({ id, all }: { readonly id: string; readonly all: boolean }) {
  const answer = useQuery(agreementQuery(id));
  if (answer.isError) return <Failed error={answer.error} again={() => void answer.refetch()} />;
  if (answer.isPending) return <Loading what="the figures" />;
  const { reviewers, judged, both, fields, types } = answer.data;
  const hasRecall = types.some(({ recall }) => recall !== null);
  return (
    <div className="agreement">
      {!all && (
        <p className="badge marked">You have not judged all of it yet: what others think shows in these figures.</p>
      )}
      <h2>Agreement</h2>
      <p className="soft">
        {reviewers.join(', ') || 'Nobody'} judged {judged}, {both} of them more than one. Krippendorff’s alpha: 1 all
        agree, 0 as by chance; with the bounds of 95 of 100 drawings.
      </p>
      {both > 0 && (
        <Facts heads={['Field', 'Compared', 'Alike', 'Alpha']}>
          {fields.map(({ field, units, agreed, alpha, interval }) => (
            <tr key={field}>
              <th scope="row">{FIELDS[field]}</th>
              <td>{units}</td>
              <td>{units === 0 ? '–' : `${Math.round((100 * agreed) / units)} %`}</td>
              <td>
                {alpha === null ? 'not defined' : alpha.toFixed(2)}{' '}
                {interval !== null && (
                  <span className="soft">
                    {interval.low.toFixed(2)} to {interval.high.toFixed(2)}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </Facts>
      )}
      <h2>How right the coding is</h2>
      <p className="soft">
        With Wilson’s bounds of 95 of 100.
        {!hasRecall && ' A sample of whole pages, on which what is missed is added, tells recall too.'}
      </p>
      <Facts heads={['Type', 'Judged', 'Is this type', 'Right in all fields', ...(hasRecall ? ['Found'] : [])]}>
        {types.map(({ type, told, precision, whole, recall }) => (
          <tr key={type}>
            <th scope="row">{type}</th>
            <td>{told}</td>
            <td>
              <Rate rate={precision} />
            </td>
            <td>
              <Rate rate={whole} />
            </td>
            {hasRecall && (
              <td>
                <Rate rate={recall} />
              </td>
            )}
          </tr>
        ))}
      </Facts>
    </div>
  );
}

function Rate({ rate }: { readonly rate: AgreementAnswer['types'][number]['precision'] }) {
  if (rate === null) return <>–</>;
  const percent = (share: number): number => Math.round(share * 100);
  return (
    <>
      {percent(rate.share)} %{' '}
      <span className="soft">
        {percent(rate.low)} to {percent(rate.high)}
      </span>
    </>
  );
}
