import { hasSecret, hasSignIns } from '../../../shared/apps/app-kind.ts'
import type { CallOutput } from '../../../shared/contract/contract.ts'
import type { Envelope } from '../../../shared/handover/handover.ts'
import type { HandoverRefusal } from '../../../shared/handover/refusal.ts'
import type { MadeRequest } from '../../../shared/handover/record.ts'
import type { Instant } from '../../../shared/kernel/instant.ts'
import { isDateOdd, secretDate } from '../../../shared/kernel/sender-date.ts'
import { signerOf } from './sender-standing.ts'
import type { StoredApp, VaultContent } from '../vault/content.ts'

type Opened = CallOutput<'openHandover'>

/** An opened handover, and whether it was sealed to this Keyward's key. */
export type OpenEnvelope = { readonly envelope: Envelope; readonly isToKey: boolean }

/** Why an opened handover may not be taken here, whichever way it was sealed (requirement G14). */
export const objectionTo = (
  { id, from, to, usableUntil }: Envelope,
  { handovers: { identity, received } }: VaultContent,
  now: Instant,
): HandoverRefusal | null => {
  if (from.signKey === identity?.signKey) return 'fromYourself'
  if (to.recipient !== undefined && to.recipient !== identity?.recipient) return 'notForYou'
  if (received.some((one) => one.id === id)) return 'alreadyUsed'
  return now > usableUntil ? 'expired' : null
}

/** The request of this vault's that a handover answers: only what was sealed to the key that asked is an answer. */
export const answeredBy = (
  { envelope: { answers, to } }: Pick<OpenEnvelope, 'envelope'>,
  { handovers: { asked, identity } }: VaultContent,
): MadeRequest | undefined =>
  to.recipient === undefined || to.recipient !== identity?.recipient
    ? undefined
    : asked.find(({ id }) => id === answers)

/** The app that is here already: RFC 6749 §2.2, a client id is unique at the server. */
export const twinOf = ({ app: { clientId } }: Envelope, { apps }: VaultContent): StoredApp | undefined =>
  clientId === undefined
    ? undefined
    : apps.find((app) => app.clientId.toLowerCase() === clientId.toLowerCase())

/** What is shown of it before anything is stored. */
export const previewOf = (
  one: OpenEnvelope,
  content: VaultContent,
  now: Instant,
  secret: NonNullable<Opened['replaces']>['secret'],
): Omit<Opened, 'openId'> => {
  const { app, from, to, why, sealedAt, usableUntil } = one.envelope
  const twin = twinOf(one.envelope, content)
  return {
    app: {
      name: app.name,
      kind: app.kind ?? 'web',
      clientId: app.clientId ?? null,
      redirectUri: app.redirectUri ?? null,
      scopes: app.scopes ?? [],
      note: app.note ?? '',
      hasSecret: app.clientSecret !== undefined,
      secretCreatedAt: app.secretCreatedAt ?? null,
      isSecretDateOdd: app.secretCreatedAt !== undefined && secretCreatedAt(one.envelope, now) === null,
    },
    ...signerOf(from, content),
    why,
    to: { name: to.name, email: to.email, isAddressed: to.recipient !== undefined },
    isResealed: one.isToKey && to.recipient === undefined,
    answers: answeredBy(one, content)?.asks ?? null,
    sealedAt,
    usableUntil,
    isDateOdd: isDateOdd(sealedAt, answeredBy(one, content)?.at ?? null, now),
    replaces:
      twin?.secret == null
        ? null
        : {
            appId: twin.id,
            name: twin.name,
            storedAt: twin.secret.storedAt,
            createdAt: twin.secret.createdAt,
            secret,
            isBusy: content.rotation.open.some(
              ({ appId, candidate, switchedAt }) =>
                appId === twin.id && (candidate !== null || switchedAt !== null),
            ),
          },
    here: twin?.secret === null ? { appId: twin.id, name: twin.name } : null,
    isWhole: wholeApp(one.envelope, now) !== null,
  }
}

/** When the secret that came was generated, as far as that can be: not after it was sealed, nor after now. */
export const secretCreatedAt = ({ app, sealedAt }: Envelope, now: Instant): Instant | null =>
  secretDate(app.secretCreatedAt, Math.min(sealedAt, now))

/** Everything that a new app needs, or `null`. */
export const wholeApp = (envelope: Envelope, now: Instant) => {
  const { name, kind = 'web', clientId, clientSecret, scopes, note = '' } = envelope.app
  // a custom connection has no way back: nobody signs in to it
  const { route, redirectUri } = hasSignIns(kind)
    ? envelope.app
    : { route: 'relay' as const, redirectUri: '' }
  if (
    clientId === undefined ||
    (clientSecret === undefined && hasSecret(kind)) ||
    route === undefined ||
    redirectUri === undefined ||
    scopes === undefined
  )
    return null
  const details = {
    name,
    kind,
    clientId,
    route,
    redirectUri,
    scopes,
    note,
    pkce: true,
    secretCreatedAt: secretCreatedAt(envelope, now),
  }
  return { details, clientSecret: clientSecret ?? '' }
}
