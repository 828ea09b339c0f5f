/// The types of all requests and answers of the HTTP interface, made once: a schema that checks what comes in and describes itself in
/// OpenAPI, and the type that is inferred from it. What asks the interface needs the types alone.
///
/// | under /api | takes | answers |
/// |---|---|---|
/// | GET status, codes | | StatusAnswer, CodesAnswer |
/// | GET facets | FacetsQuery | FacetsAnswer |
/// | GET statements, incidents | StatementsQuery, IncidentsQuery | StatementsAnswer, IncidentsAnswer |
/// | GET documents | DocumentsQuery | DocumentsAnswer |
/// | GET documents/{id} | | DocumentAnswer |
/// | GET statements/{key}, statements/{key}/why | | StatementAnswer (ETag), WhyAnswer |
/// | GET incidents/{number} | | IncidentAnswer (ETag) |
/// | GET timeline, network, map | TimelineQuery, NetworkQuery, MapQuery | TimelineAnswer, NetworkAnswer, MapAnswer |
/// | PUT statements/{key}/review, If-Match | ReviewRequest | ReviewAnswer (ETag); 409 ConflictAnswer |
/// | POST documents/{id}/statements | AddRequest | AddedStatement |
/// | POST incidents/merge; incidents/{number}/split, If-Match | MergeRequest; SplitRequest | GroupingAnswer; 409 ConflictAnswer |
/// | POST undo, redo | UndoRequest | ActAnswer |
/// | GET history; statements/{key}/history | HistoryQuery | HistoryAnswer |
/// | POST codings; GET codings/{id}; DELETE codings/{id} | CodingRequest | CodingAnswer |
/// | GET codings/{id}/events | | server-sent events `progress` and, at the end, `end`, each a CodingAnswer |
/// | GET download | DownloadQuery | a file |
/// | GET views; PUT views/{name}; DELETE views/{name} | {address} | ViewsAnswer |
/// | GET samples; POST samples | FilterQuery, SampleRequest | SamplesAnswer; SampleAnswer |
/// | GET samples/{id}, PUT samples/{id}/opinions/{key} | {author}; OpinionRequest | JudgingAnswer; OpinionAnswer |
/// | GET samples/{id}/agreement | | AgreementAnswer |
/// | GET codebook; codebook/files, codebook/fired | | CodebookAnswer; CodebookFileAnswer, FiredAnswer |
/// | GET codebook/suggestions | | SuggestionsAnswer |
/// | POST codebook/suggestions/files | LaidRequest | LaidAnswer |
/// | POST codebook/tries; GET, DELETE codebook/tries/{id} | TryRequest | TryAnswer |
/// | GET actors, places | NamesQuery | ActorsAnswer, PlacesAnswer |
///
/// Lists of conditions are written `type=ASSAULT&type=COERCE`. Every refusal is a ProblemAnswer. Writing needs the header
/// `x-herodotus: 1`. An ETag is the version in quotation marks.
export * from './api/common.js';
export * from './api/statement.js';
export * from './api/filter.js';
export * from './api/overview.js';
export * from './api/reading.js';
export * from './api/review.js';
export * from './api/coding.js';
export * from './api/views.js';
export * from './api/names.js';
export * from './api/codebook.js';
export * from './api/samples.js';
