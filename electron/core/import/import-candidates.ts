import { checkDraft, NAME_MAX } from '../../../shared/app-draft.ts'
import type { ImportRow } from '../../../shared/import-seen.ts'
import { readPastedCredentials } from '../../../shared/pasted-credentials.ts'
import type { ImportEntry } from '../../../shared/import-entry.ts'

/** An entry that may become an app, with its secret; it never leaves main. */
export type Candidate = {
  readonly rowId: string
  readonly title: string
  readonly name: string
  readonly clientId: string | null
  readonly clientSecret: string | null
  readonly moreSecrets: number
  readonly secretCreatedAt: number | null
  readonly noteLength: number
  readonly where: string
  readonly changedAt: number | null
  readonly isSure: boolean
  readonly unfit: Extract<ImportRow['state'], { kind: 'unfit' }>['why'] | null
}

const ID_LABEL = /(?:client|consumer|app(?:lication)?)[\s_-]*(?:id|key)\b/iu
const SECRET_LABEL = /(?:client|consumer|app(?:lication)?)[\s_-]*secret|^secret(?:[\s_-]*\d)?$/iu
const isHex = (value: string) => /^[0-9a-f]{32}$/iu.test(value)
/** Another vendor's client id: no e-mail address, no short word. */
const isLikeId = (value: string) => /^[\x21-\x7e]{16,400}$/u.test(value) && !value.includes('@')

/** The candidates among a file's entries; the other entries are only counted. */
export const candidatesOf = (
  entries: readonly ImportEntry[],
  now: number,
): { candidates: Candidate[]; leftOut: number } => {
  const candidates = entries.flatMap((entry, index) => candidateOf(entry, `row${index + 1}`, now) ?? [])
  return { candidates, leftOut: entries.length - candidates.length }
}

const candidateOf = (entry: ImportEntry, rowId: string, now: number): Candidate | null => {
  const { username, password, notes } = entry
  const fields = entry.fields.map(({ name, value }) => ({ name, value: value.trim() }))
  const inNotes = readPastedCredentials(notes) ?? {}
  const labelledIds = fields.filter(({ name }) => ID_LABEL.test(name)).map(({ value }) => value)
  const ids = [
    ...labelledIds.filter((value) => isHex(value) || isLikeId(value)),
    ...[username.trim(), inNotes.clientId ?? '', ...fields.map(({ value }) => value)].filter(isHex),
  ]
  const labelledSecrets = fields.filter(({ name }) => SECRET_LABEL.test(name)).map(({ value }) => value)
  const clientId = ids.find(isHex) ?? ids[0] ?? null
  const secrets = [...new Set([...labelledSecrets, password.trim(), inNotes.clientSecret ?? ''])].filter(
    (value) => value !== '' && value !== clientId,
  )
  const mentionsXero = [entry.title, ...entry.urls].some((text) => /xero/iu.test(text))
  // Without a client id only what says that it is an app is worth a row; the rest is nobody's business here
  if (clientId === null && labelledSecrets.length === 0 && inNotes.clientSecret === undefined) return null
  const clientSecret = secrets[0] ?? null
  const isPassword = clientSecret !== null && clientSecret === password.trim()
  const dated = isPassword || entry.fields.some(({ name }) => name === 'Client secret')
  const at = dated ? entry.secretChangedAt : null
  return {
    rowId,
    title: entry.title.trim(),
    name: nameOf(entry.title, clientId),
    clientId,
    clientSecret,
    moreSecrets: Math.max(0, secrets.length - 1),
    secretCreatedAt: at !== null && at <= now ? at : null,
    noteLength: notes.trim().length,
    where: entry.where.slice(0, 400),
    changedAt: entry.changedAt,
    isSure:
      clientId !== null &&
      isHex(clientId) &&
      (mentionsXero || labelledIds.includes(clientId) || entry.urls.length === 0),
    unfit: unfitness(clientId, clientSecret),
  }
}

/** The title as a name that Xero and Keyward take: without the word Xero, not too long, never empty. */
const nameOf = (title: string, clientId: string | null): string => {
  const name = title
    .normalize('NFKC')
    .replace(/xero/giu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s:–—|/-]+|[\s:–—|/-]+$/gu, '')
    .slice(0, NAME_MAX)
    .trim()
  return name === '' ? `App ${(clientId ?? '').slice(0, 8)}`.trim() : name
}

const unfitness = (clientId: string | null, secret: string | null): Candidate['unfit'] => {
  if (clientId === null) return 'noClientId'
  if (secret === null) return 'noSecret'
  const refusals = checkDraft(
    {
      name: 'App',
      clientId,
      route: 'loopback',
      redirectUri: 'http://localhost:5179/callback',
      scopes: ['accounting.settings.read'],
      note: '',
      pkce: true,
      secretCreatedAt: null,
    },
    secret,
  ).filter(({ weight }) => weight === 'refuse')
  if (refusals.some(({ field }) => field === 'clientId')) return 'clientId'
  if (refusals.some(({ code }) => code === 'secretIsClientId')) return 'secretIsClientId'
  return refusals.length > 0 ? 'secret' : null
}

/** The candidates that another one of the same client id outdates; of two of one age the first in the file stays. */
export const outdated = (candidates: readonly Candidate[]): ReadonlySet<string> => {
  const best = new Map<string, Candidate>()
  const older = new Set<string>()
  for (const one of candidates) {
    if (one.clientId === null || one.unfit !== null) continue
    const key = one.clientId.toLowerCase()
    const other = best.get(key)
    if (other === undefined) best.set(key, one)
    else if ((one.changedAt ?? 0) > (other.changedAt ?? 0)) {
      older.add(other.rowId)
      best.set(key, one)
    } else older.add(one.rowId)
  }
  return older
}
