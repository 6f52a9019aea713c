import type { CallOutput } from '../../../shared/contract.ts'
import type { Envelope } from '../../../shared/handover.ts'
import { readLink, writeLink } from '../../../shared/handover-link.ts'
import type { HandoverRefusal } from '../../../shared/handover-refusal.ts'
import type { ReceivedHandover } from '../../../shared/handover-record.ts'
import { MINUTE } from '../../../shared/instant.ts'
import { personLabel } from '../../../shared/person.ts'
import { done, fail, ok, type Result } from '../../../shared/result.ts'
import type { ActivityJournal } from '../activity/activity.ts'
import type { Credentials } from '../apps/credentials.ts'
import { readEnvelope, signedReceipt, writeDocument } from './handover-envelope.ts'
import type { HandoverIdentity } from './handover-identity.ts'
import { digestOf, fingerprintOf, receiptCodeOf } from './handover-keys.ts'
import type { Ports } from '../ports.ts'
import { sealingOf, WORK_FACTOR_MAX } from './sealing.ts'
import { standingOf } from './sender-standing.ts'
import { editWhere } from '../vault/vault-content.ts'
import type { Vault } from '../vault/vault.ts'

/** How long an opened handover waits in memory for a decision. */
const OPEN_FOR = 10 * MINUTE

type Rooms = {
  readonly vault: Vault
  readonly activity: ActivityJournal
  readonly identity: HandoverIdentity
  readonly credentials: Credentials
}

/** Opening what somebody handed over. Nothing is stored before the person has seen it and said so. */
export const createHandoverIn = (
  ports: Pick<Ports, 'clock' | 'random' | 'sealer'>,
  { vault, activity, identity, credentials }: Rooms,
) => {
  let open: { readonly openId: string; readonly envelope: Envelope } | null = null
  let stopForgetting = () => {}
  let opening = new AbortController()

  const forget = () => {
    stopForgetting()
    open = null
  }

  const openHandover = async (
    text: string,
    passphrase: string | null,
  ): Promise<Result<CallOutput<'openHandover'>>> => {
    forget()
    const sealed = await bytesOf(text)
    if (!sealed.ok) return sealed
    const plain = await unseal(sealed.value, passphrase)
    if (!plain.ok) return plain
    const read = readEnvelope(plain.value)
    if (!read.ok) return read
    const why = objectionTo(read.value)
    if (why !== null) return refused(why)
    const openId = ports.random.id()
    open = { openId, envelope: read.value }
    stopForgetting = ports.clock.after(OPEN_FOR, forget)
    return ok(preview(openId, read.value))
  }

  /** A link, an armored text, or a file's bytes as a link; `bytesOf` computes nothing. */
  const bytesOf = async (text: string): Promise<Result<Uint8Array<ArrayBuffer>>> => {
    const armored = await ports.sealer.unarmor(text)
    if (armored !== null) return ok(armored)
    if (text.trimStart().startsWith('-----BEGIN')) return refused('damaged')
    const link = readLink(text)
    if (link.kind === 'refused') return refused(link.why)
    return link.kind === 'handover' ? ok(link.bytes) : refused('otherKind')
  }

  const unseal = async (
    sealed: Uint8Array<ArrayBuffer>,
    passphrase: string | null,
  ): Promise<Result<Uint8Array<ArrayBuffer>>> => {
    const sealing = sealingOf(sealed)
    if (sealing.kind === 'notAge') return refused('damaged')
    if (sealing.kind === 'recipients') {
      if (vault.content().handovers.identity === null) return refused('notForYou')
      const keys = await identity.own()
      return keys.ok ? ports.sealer.openWith(sealed, keys.value.identity) : keys
    }
    if (sealing.workFactor > WORK_FACTOR_MAX) return refused('tooCostly')
    if (passphrase === null || passphrase.trim() === '') return refused('passphraseNeeded')
    opening = new AbortController()
    return openEither(sealed, passphrase)
  }

  /** Six words are read with whatever stands between them; any other passphrase is taken as typed. */
  const openEither = async (sealed: Uint8Array<ArrayBuffer>, passphrase: string) => {
    const { signal } = opening
    const words = passphrase
      .trim()
      .toLowerCase()
      .split(/[\s,.-]+/u)
    const asWords = words.join('-')
    const first = await ports.sealer.openBy(sealed, words.length > 1 ? asWords : passphrase, signal)
    const isWrong = !first.ok && 'why' in first.failure && first.failure.why === 'wrongPassphrase'
    return isWrong && words.length > 1 && asWords !== passphrase
      ? ports.sealer.openBy(sealed, passphrase, signal)
      : first
  }

  const objectionTo = (envelope: Envelope): HandoverRefusal | null => {
    const { identity: own, received } = vault.content().handovers
    if (envelope.from.signKey === own?.signKey) return 'fromYourself'
    if (envelope.to.recipient !== undefined && envelope.to.recipient !== own?.recipient) return 'notForYou'
    if (received.some(({ id }) => id === envelope.id)) return 'alreadyUsed'
    return vault.now() > envelope.usableUntil ? 'expired' : null
  }

  const requestOf = ({ answers }: Envelope) =>
    vault.content().handovers.asked.find(({ id }) => id === answers)

  const twinOf = ({ app: { clientId } }: Envelope) =>
    vault.content().apps.find((app) => app.clientId.toLowerCase() === clientId?.toLowerCase())

  const preview = (openId: string, envelope: Envelope): CallOutput<'openHandover'> => {
    const { app, from, why, sealedAt, usableUntil } = envelope
    const twin = twinOf(envelope)
    return {
      openId,
      app: {
        name: app.name,
        clientId: app.clientId ?? null,
        redirectUri: app.redirectUri ?? null,
        scopes: app.scopes ?? [],
        note: app.note ?? '',
        hasSecret: app.clientSecret !== undefined,
      },
      from: { name: from.name, email: from.email, fingerprint: fingerprintOf(from) },
      ...standingOf(from, vault.content().handovers.people),
      why,
      answers: requestOf(envelope)?.asks ?? null,
      sealedAt,
      usableUntil,
      replaces: twin === undefined ? null : { appId: twin.id, name: twin.name },
      isWhole: wholeApp(envelope) !== null,
    }
  }

  /** The same path as Add: the secret goes in before its record. The receipt comes last. */
  const acceptHandover = async (
    openId: string,
    replace: boolean,
  ): Promise<Result<CallOutput<'acceptHandover'>>> => {
    if (open?.openId !== openId) return refused('gone')
    const { envelope } = open
    const why = objectionTo(envelope)
    if (why !== null) return refused(why)
    const keys = await identity.own()
    if (!keys.ok) return keys
    const stored = await store(envelope, replace)
    if (!stored.ok) return stored
    forget()
    const { card, seed } = keys.value
    const receipt = signedReceipt(
      {
        format: 'keyward-receipt',
        version: 1,
        handover: envelope.id,
        digest: digestOf(envelope),
        by: card,
        at: vault.now(),
      },
      { seed, signKey: card.signKey },
    )
    const { name, email } = envelope.from
    const received: ReceivedHandover = {
      id: envelope.id,
      appId: stored.value,
      app: envelope.app.name,
      from: { name, email, fingerprint: fingerprintOf(envelope.from) },
      at: receipt.at,
      receipt: writeLink('receipt', writeDocument(receipt)),
    }
    const saved = await vault.change((content) => ({
      ...content,
      handovers: {
        ...content.handovers,
        received: [...content.handovers.received, received],
        asked: editWhere(
          content.handovers.asked,
          ({ id }) => id === envelope.answers,
          (request) => ({
            ...request,
            answered: request.answered ?? { at: receipt.at, by: name, app: envelope.app.name },
          }),
        ),
      },
    }))
    await activity.record({
      what: 'handoverReceived',
      app: envelope.app.name,
      appId: stored.value,
      organisation: '',
      person: personLabel({ name, email }),
      result: saved.ok ? 'ok' : saved.failure.code,
    })
    return saved.ok
      ? ok({ appId: stored.value, receipt: received.receipt, code: receiptCodeOf(receipt.digest) })
      : saved
  }

  const store = async (envelope: Envelope, replace: boolean): Promise<Result<string>> => {
    const twin = twinOf(envelope)
    const { clientSecret, secretCreatedAt } = envelope.app
    if (replace) {
      if (twin === undefined || clientSecret === undefined) return refused('incomplete')
      const put = await credentials.storeSecret(twin.id, clientSecret, secretCreatedAt ?? null)
      return put.ok ? ok(twin.id) : put
    }
    const whole = wholeApp(envelope)
    if (whole === null) return refused('incomplete')
    const added = await credentials.addApp(whole.details, whole.clientSecret)
    return added.ok ? ok(added.value.appId) : added
  }

  return {
    openHandover,
    acceptHandover,
    cancelOpening: async (): Promise<Result<null>> => {
      opening.abort()
      return done
    },
    dropHandover: async (openId: string): Promise<Result<null>> => {
      if (open?.openId === openId) forget()
      return done
    },
    forget,
  }
}

const wholeApp = ({ app }: Envelope) => {
  const { name, clientId, clientSecret, route, redirectUri, scopes, note = '', secretCreatedAt } = app
  if (
    clientId === undefined ||
    clientSecret === undefined ||
    route === undefined ||
    redirectUri === undefined ||
    scopes === undefined
  )
    return null
  const details = {
    name,
    clientId,
    route,
    redirectUri,
    scopes,
    note,
    pkce: true,
    secretCreatedAt: secretCreatedAt ?? null,
  }
  return { details, clientSecret }
}

const refused = (why: HandoverRefusal) => fail({ code: 'handoverRefused', why })
