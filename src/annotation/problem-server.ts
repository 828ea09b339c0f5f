/// What the HTTP interface answers when it refuses; part of the catalogue in `problem.ts`.
export const SERVER_PROBLEMS = {
  'request-invalid': {
    severity: 'error',
    message: '{field} {reason}',
    remedy: 'see /api/openapi.json for what each request takes',
  },
  'request-too-large': {
    severity: 'error',
    message: 'the request is larger than the limit of {limit} bytes',
    remedy: 'send less at a time, or use herodotus add',
  },
  'not-there': {
    severity: 'error',
    message: 'there is no {what}',
    remedy: 'ask for the list of what there is; recoding and removing may have taken it away',
  },
  'host-refused': {
    severity: 'error',
    message: 'the server is not asked under the name {host}',
    remedy: 'use the address that herodotus serve printed, or give --host with this name',
  },
  'origin-refused': {
    severity: 'error',
    message: 'a page of another site ({origin}) asked',
    remedy: 'open the workbench at the address of the server itself',
  },
  'header-missing': {
    severity: 'error',
    message: 'a request that changes something came neither from the workbench nor with the header x-herodotus',
    remedy: 'send the header x-herodotus: 1',
  },
  'token-wrong': {
    severity: 'error',
    message: 'the token is missing or wrong',
    remedy: 'open the address that herodotus serve printed, or send the header authorization: Bearer TOKEN',
  },
  'version-missing': {
    severity: 'error',
    message: 'the request does not say which version it changes',
    remedy: 'send the header if-match with the etag of the answer that was seen',
  },
  'review-conflict': {
    severity: 'error',
    message: 'somebody has changed it since version {version} was seen',
    remedy: 'look at what stands there now, then send what you want again with its version',
  },
  'sample-empty': {
    severity: 'error',
    message: 'nothing fulfils the conditions of the sample',
    remedy: 'take a condition away',
  },
  'nothing-to-undo': {
    severity: 'error',
    message: '{author} has nothing to {what}',
    remedy: 'nothing need be done',
  },
  'incident-whole': {
    severity: 'error',
    message: 'the statements are all that incident {number} has, or are not of it',
    remedy: 'leave one statement at least in the incident',
  },
  'codings-full': {
    severity: 'error',
    message: '{count} codings are waiting already',
    remedy: 'wait until one is done, or cancel one',
  },
  'port-taken': {
    severity: 'error',
    message: 'the port {port} of {host} cannot be listened on ({reason})',
    remedy: 'give another, or 0 for any that is free',
  },
} as const;
