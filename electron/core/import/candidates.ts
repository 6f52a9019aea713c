import { checkDraft, SECRET_MAX_BYTES } from '../../../shared/apps/app-draft.ts'
import { readCredentialLabel } from '../../../shared/apps/credential-label.ts'
import type { ImportEntry, NoEntry } from './entry.ts'
import { readPastedCredentials } from '../../../shared/apps/pasted-credentials.ts'
import { isSecretShaped } from '../../../shared/apps/pasted-values.ts'
import { isOneDay } from '../../../shared/kernel/day.ts'
import { secretDate } from '../../../shared/kernel/sender-date.ts'
import { appName, plainTitle } from './app-name.ts'
import type { Candidate, ImportFound } from '../ports/import-reader.ts'

const isHex = (value: string) => /^[0-9a-f]{32}$/iu.test(value)
/** Another vendor's client id: no e-mail address, no short word. */
const isLikeId = (value: string) => /^[\x21-\x7e]{16,400}$/u.test(value) && !value.includes('@')
const isEmail = (value: string) => /^[^\s@]+@[^\s@]+$/u.test(value)
/** What stands for a value in another entry: KeePass's `{REF:P@I:…}` and 1Password's `op://`. */
export const isReference = (value: string) => /^\{REF:[^}]*\}?$|^op:\/\//iu.test(value)
/** Names that a secret has where nothing else says so, in an entry that has a client id. */
const WEAK =
  /^(?:credential|credentials|password|passwort|kennwort|key|token|api[ _-]?(?:key|token)|value)$/iu

/** The candidates among a file's entries; the others are only counted, the odd ones and those in the bin apart. */
export const candidatesOf = (
  entries: Iterable<ImportEntry | NoEntry>,
  now: number,
  most = Number.POSITIVE_INFINITY,
): ImportFound => {
  const candidates: Candidate[] = []
  const counts = { leftOut: 0, odd: 0, inBin: 0 }
  let place = 0
  for (const entry of entries) {
    place += 1
    const candidate = typeof entry === 'string' ? null : candidateOf(entry, `row${place}`, now)
    if (candidate === null) counts[typeof entry === 'string' ? entry : 'leftOut'] += 1
    else candidates.push(candidate)
    if (candidates.length > most) break
  }
  return { candidates, ...counts }
}

const distinct = (values: readonly string[]) => [...new Set(values.filter((value) => value !== ''))]

const candidateOf = (entry: ImportEntry, rowId: string, now: number): Candidate | null => {
  const username = entry.username.trim()
  const password = entry.password.trim()
  const inNotes = readPastedCredentials(entry.notes) ?? {}
  const fields = entry.fields.map(({ name, value }) => ({ name, value: value.trim() }))
  const labelled = fields.map(({ name, value }) => ({
    value,
    label: readCredentialLabel(name, isSecretShaped(value)),
  }))
  const named = (of: 'clientId' | 'clientSecret') =>
    labelled
      .filter(({ label, value }) => label?.of === of && value !== '')
      .toSorted((a, b) => Number(a.label?.isOld ?? false) - Number(b.label?.isOld ?? false))
      .map(({ value }) => value)
  const namedIds = named('clientId').filter((value) => isHex(value) || isLikeId(value))
  const ids = [
    ...namedIds,
    ...[username, inNotes.clientId ?? '', ...fields.map(({ value }) => value)].filter(isHex),
  ]
  const clientId = ids.find(isHex) ?? ids[0] ?? null
  const inText = [inNotes.clientSecret ?? '', ...(inNotes.secrets ?? []).map(({ value }) => value)]
  const namedSecrets = distinct([...named('clientSecret'), ...inText]).filter((value) => value !== clientId)
  // Without a client id only what says that it is an app is worth a row; the rest is nobody's business here
  if (clientId === null && namedSecrets.length === 0) return null
  // Beside somebody's own user name the password is that person's, and no app's
  const isPersons = username !== '' && username !== clientId && (isEmail(username) || namedSecrets.length > 0)
  const weak = fields.filter(({ name, value }) => WEAK.test(name.trim()) && isSecretShaped(value))
  const secrets = distinct([
    // beside the client id itself the password is its secret, whatever else the entry mentions
    ...(username !== '' && username === clientId ? [password] : []),
    ...namedSecrets,
    ...(isPersons ? [] : [password]),
    ...(namedSecrets.length > 0 ? [] : weak.map(({ value }) => value)),
  ]).filter((value) => value !== clientId && value !== username)
  const clientSecret = secrets[0] ?? null
  const isDated = clientSecret === password || named('clientSecret')[0] === clientSecret
  const at = isDated ? entry.secretChangedAt : null
  const mentionsXero = [entry.title, ...entry.urls].some((text) => /xero/iu.test(text))
  return {
    rowId,
    title: plainTitle(entry.title).slice(0, 400),
    name: appName(entry.title, clientId),
    clientId,
    clientSecret: bounded(clientSecret),
    moreSecrets: Math.max(0, secrets.length - 1),
    // noon stands for today, and a clock ahead of this one for its own time
    secretCreatedAt: secretDate(at !== null && isOneDay(at, now) ? Math.min(at, now) : at, now),
    dueBy: entry.expiresAt ?? null,
    noteLength: entry.notes.trim().length,
    where: plainTitle(entry.where).slice(0, 400),
    changedAt: entry.changedAt,
    isSure:
      clientId !== null &&
      isHex(clientId) &&
      (mentionsXero || namedIds.includes(clientId) || entry.urls.length === 0),
    isArchived: entry.isArchived,
    unfit: unfitness(clientId, clientSecret),
  }
}

/** A secret that no keychain takes need not be carried around whole. */
const bounded = (secret: string | null) => secret?.slice(0, SECRET_MAX_BYTES + 1) ?? null

const unfitness = (clientId: string | null, secret: string | null): Candidate['unfit'] => {
  if (clientId === null) return 'noClientId'
  if (secret === null) return 'noSecret'
  if (isReference(secret)) return 'refersElsewhere'
  const refusals = checkDraft(
    {
      name: 'App',
      kind: 'web',
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

/**
 * The candidates that another one of the same client id outdates: one in use before one put aside, then the newer; of two
 * of one age the first in the file stays.
 */
export const outdated = (candidates: readonly Candidate[]): ReadonlySet<string> => {
  const best = new Map<string, Candidate>()
  const older = new Set<string>()
  for (const one of candidates) {
    if (one.clientId === null || one.unfit !== null) continue
    const key = one.clientId.toLowerCase()
    const other = best.get(key)
    if (other !== undefined) older.add(isBetter(one, other) ? other.rowId : one.rowId)
    if (other === undefined || isBetter(one, other)) best.set(key, one)
  }
  return older
}

const isBetter = (one: Candidate, other: Candidate): boolean =>
  one.isArchived === other.isArchived ? (one.changedAt ?? 0) > (other.changedAt ?? 0) : other.isArchived
