import type { ActivityKind } from '../../../shared/activity/activity.ts'
import {
  isReplaced,
  isWithdrawn,
  nameByKey,
  otherSecretSince,
  receiptsOf,
  type ReceivedHandover,
  type SentHandover,
} from '../../../shared/handover/record.ts'
import type { Instant } from '../../../shared/kernel/instant.ts'
import type { ReceivedThing } from '../../../shared/people/leaver.ts'
import { personKey } from '../../../shared/kernel/person.ts'
import { HANDED } from '../handover/handed.ts'
import { recordInForce } from '../secrets/held.ts'
import type { VaultContent } from '../vault/content.ts'

/** That somebody has a secret, or a part of an app, by a handover. */
export type Receiving = {
  readonly key: string
  readonly name: string
  readonly email: string
  readonly appId: string
  readonly what: ActivityKind
  readonly at: Instant
  readonly thing: ReceivedThing
}

/**
 * Who has something by a handover: whom it was sealed for and whose key signed a receipt, as long as it went out and was
 * not taken back unopened; and whoever handed something to this vault, who knows it as well. A key goes by the address
 * book's name; one that nobody here knows is somebody of its own, whatever it calls itself.
 */
export const receivingsOf = (content: VaultContent): readonly Receiving[] => [
  ...content.handovers.sent.flatMap((sent) => receiversOf(sent, content)),
  ...content.handovers.received.map((one) => senderOf(one, content)),
]

const receiversOf = (sent: SentHandover, content: VaultContent): Receiving[] => {
  if (sent.sent === null || isWithdrawn(sent)) return []
  const { appId, app, withSecret } = sent
  const isInForce = withSecret && !isReplaced(sent, otherSecretSince(sent, content))
  const thing = (more: Partial<ReceivedThing>): ReceivedThing => ({
    app,
    at: sent.sent?.at ?? sent.sealedAt,
    how: 'sealedFor',
    withSecret,
    isInForce,
    receivedAt: null,
    ...more,
  })
  const declared = { ...sent.to, fingerprint: sent.fingerprint }
  const signed = receiptsOf(sent)
  const theirs = signed.find(({ isCode, fingerprint }) => isCode || fingerprint === sent.fingerprint)
  const others = signed.filter((one) => !one.isCode && one.fingerprint !== sent.fingerprint)
  return [
    {
      ...whoOf(declared, content),
      appId,
      what: HANDED[sent.why],
      at: sent.sent.at,
      thing: thing({ receivedAt: theirs?.addedAt ?? null }),
    },
    ...others.map((one) => ({
      ...whoOf({ name: one.name, email: '', fingerprint: one.fingerprint }, content),
      appId,
      what: 'receiptAdded' as const,
      at: one.addedAt,
      thing: thing({ at: one.addedAt, how: 'signedFor', receivedAt: one.addedAt }),
    })),
  ]
}

const senderOf = ({ appId, app, from, at, secret }: ReceivedHandover, content: VaultContent): Receiving => {
  const here = content.apps.find(({ id }) => id === appId)
  const inForce = recordInForce(content.rotation, appId)?.fingerprint
  const storedAt = here?.secret?.storedAt ?? 0
  const withSecret = here?.secret !== null // handed in without one, because it has none
  const isInForce = withSecret && (secret === null ? at >= storedAt : inForce === secret)
  return {
    ...whoOf(from, content),
    appId,
    what: 'handoverReceived',
    at,
    thing: { app, at, how: 'handedHere', withSecret, isInForce, receivedAt: null },
  }
}

type Mentioned = { readonly name: string; readonly email: string; readonly fingerprint: string | null }

const whoOf = ({ name, email, fingerprint }: Mentioned, { handovers: { people } }: VaultContent) => {
  const known = people.find((one) => one.fingerprint === fingerprint)
  const who =
    fingerprint === null || known !== undefined
      ? { name: known?.name ?? name, email: known?.email ?? email }
      : { name: labelOf(nameByKey(people, { name, fingerprint }).name, fingerprint), email: '' }
  return { ...who, key: personKey(who) }
}

/** The same as in the log: a name beside the key that gave it, unless the name says so already. */
const labelOf = (name: string, fingerprint: string) =>
  name.includes(fingerprint) ? name : `${name}, key ${fingerprint}`
