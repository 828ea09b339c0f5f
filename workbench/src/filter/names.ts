/// What fields of the filter are called on the page.
const NAMES: Readonly<Record<string, string>> = {
  words: 'Words',
  wordsIn: 'Words in',
  kind: 'Kind',
  type: 'Type',
  mode: 'Mode',
  context: 'Context',
  relation: 'Relation',
  status: 'Status',
  polarity: 'Polarity',
  certainty: 'Certainty',
  actor: 'Who',
  recipient: 'To whom',
  dyad: 'Who to whom',
  party: 'Country of a party',
  sector: 'Sector',
  country: 'Country of the place',
  place: 'Place',
  from: 'From',
  to: 'To',
  publishedFrom: 'Published from',
  publishedTo: 'Published to',
  voice: 'Voice on the page',
  source: 'Source cited',
  cited: 'Cites a source',
  publisher: 'Publisher',
  rule: 'Told by the frame',
  language: 'Language',
  document: 'Page',
  disputed: 'Disputed',
  confidence: 'Confidence',
  confidenceFrom: 'Confidence from',
  confidenceTo: 'Confidence to',
  reviewed: 'Reviewed',
  copies: 'Near copies',
};

export function fieldName(field: string): string {
  return NAMES[field] ?? field;
}

/// A value as it is said of a field; codes whose words the server knows come as `label`.
export function valueName(_field: string, value: string, label: string = value): string {
  const name = label === '' ? value : label;
  return name === '' ? 'none' : name;
}
