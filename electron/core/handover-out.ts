import type { ActivityKind } from '../../shared/activity.ts'
import type { CallInput, CallOutput } from '../../shared/contract.ts'
import type { HandedApp, HandoverReason } from '../../shared/handover.ts'
import { LINK_LONGEST, readLink, writeLink } from '../../shared/handover-link.ts'
import type { SentHandover } from '../../shared/handover-record.ts'
import { DAY } from '../../shared/instant.ts'
import { done, fail, ok, type Result } from '../../shared/result.ts'
import type { ActivityJournal } from './activity.ts'
import type { Credentials } from './credentials.ts'
import { readReceipt, sealableEnvelope, writeDocument } from './handover-envelope.ts'
import type { HandoverIdentity } from './handover-identity.ts'
import { digestOf, fingerprintOf } from './handover-keys.ts'
import type { Ports } from './ports.ts'
import type { Secrets } from './secrets.ts'
import { editWhere, type StoredApp } from './vault-content.ts'
import type { Vault } from './vault.ts'

/** Words of a passphrase: 77 bits from the EFF's list, behind scrypt (requirement G2). */
export const PASSPHRASE_WORDS = 6
const LONGEST_USE = 31 * DAY

type Rooms = {
  readonly vault: Vault
  readonly secrets: Secrets
  readonly activity: ActivityJournal
  readonly identity: HandoverIdentity
  readonly credentials: Credentials
}
type Wish = CallInput<'sealHandover'>

/** Sealing an app for somebody, what is remembered of it, and their receipt. */
export const createHandoverOut = (
  ports: Pick<Ports, 'files' | 'random' | 'sealer' | 'words'>,
  { vault, secrets, activity, identity, credentials }: Rooms,
) => {
  /** Sealed bytes and passphrase while the window shows them; never stored. */
  let open: { id: string; sealed: Uint8Array<ArrayBuffer>; passphrase: string; name: string } | null = null
  let sealing = new AbortController()

  const sealHandover = async (wish: Wish): Promise<Result<CallOutput<'sealHandover'>>> => {
    const app = vault.content().apps.find(({ id }) => id === wish.appId)
    if (app === undefined) return fail('unknownApp')
    const person = vault.content().handovers.people.find(({ id }) => id === wish.personId)
    if (wish.personId !== null && person === undefined) return refused('unknownPerson')
    const to = person === undefined ? tidy(wish.to) : { name: person.name, email: person.email }
    const now = vault.now()
    if (to.name === '') return refused('nobodyYet')
    if (!wish.parts.clientId && !wish.parts.secret) return refused('nothingChosen')
    if (wish.usableUntil <= now || wish.usableUntil > now + LONGEST_USE) return refused('wrongUntil')
    if (!vault.isWritable()) return fail('vaultReadOnly')
    const keys = await identity.own()
    if (!keys.ok) return keys
    const secret = wish.parts.secret ? await secrets.read(app.id) : ok('')
    if (!secret.ok) return secret

    const { card, seed } = keys.value
    const envelope = sealableEnvelope(
      {
        format: 'keyward-handover',
        version: 1,
        id: ports.random.id().toLowerCase(),
        from: card,
        to: person === undefined ? to : { ...to, recipient: person.recipient },
        why: wish.why,
        sealedAt: now,
        usableUntil: wish.usableUntil,
        app: chosen(app, wish.parts, secret.value),
      },
      { seed, signKey: card.signKey },
    )
    const words = person === undefined ? ports.words.pick(PASSPHRASE_WORDS) : []
    sealing = new AbortController()
    const plain = writeDocument(envelope)
    const sealed =
      person === undefined
        ? await ports.sealer.sealWith(plain, words.join('-'), sealing.signal)
        : ok(await ports.sealer.sealTo(plain, person.recipient))
    if (!sealed.ok) return sealed
    const sent: SentHandover = {
      id: envelope.id,
      appId: app.id,
      app: app.name,
      to,
      fingerprint: person?.fingerprint ?? null,
      why: wish.why,
      withSecret: wish.parts.secret,
      sealedAt: now,
      usableUntil: wish.usableUntil,
      digest: digestOf(envelope),
      sent: null,
      receipt: null,
    }
    const saved = await vault.change((content) => ({
      ...content,
      handovers: { ...content.handovers, sent: [...content.handovers.sent, sent] },
    }))
    await activity.record({
      what: KINDS[wish.why],
      app: app.name,
      appId: app.id,
      organisation: '',
      person: to.name,
      result: saved.ok ? 'ok' : saved.failure.code,
    })
    if (!saved.ok) return saved
    open = { id: envelope.id, sealed: sealed.value, passphrase: words.join('-'), name: app.name }
    const link = writeLink('handover', sealed.value)
    return ok({
      handoverId: envelope.id,
      passphrase: [...words],
      link: link.length > LINK_LONGEST ? null : link,
      armored: ports.sealer.armor(sealed.value),
    })
  }

  const change = (handoverId: string, edit: (sent: SentHandover) => SentHandover) =>
    vault.change((content) => ({
      ...content,
      handovers: {
        ...content.handovers,
        sent: editWhere(content.handovers.sent, ({ id }) => id === handoverId, edit),
      },
    }))
  const find = (handoverId: string) => vault.content().handovers.sent.find(({ id }) => id === handoverId)

  const noteSent = async (handoverId: string, by: 'link' | 'file' | 'qr'): Promise<Result<null>> =>
    find(handoverId) === undefined
      ? refused('unknownHandover')
      : change(handoverId, (sent) => ({ ...sent, sent: sent.sent ?? { at: vault.now(), by } }))

  const saveHandover = async (handoverId: string): Promise<Result<{ isSaved: boolean }>> => {
    if (open?.id !== handoverId) return refused('unknownHandover')
    const saved = await ports.files.save(`${fileName(open.name)}.age`, open.sealed)
    if (!saved.ok) return saved
    if (saved.value === null) return ok({ isSaved: false })
    const noted = await noteSent(handoverId, 'file')
    return noted.ok ? ok({ isSaved: true }) : noted
  }

  /** Takes a receipt only for what was sealed here, and only from whom it was sealed for. */
  const addReceipt = async (text: string): Promise<Result<CallOutput<'addReceipt'>>> => {
    const link = readLink(text)
    if (link.kind === 'refused') return refused(link.why)
    if (link.kind !== 'receipt') return refused('otherKind')
    const receipt = readReceipt(link.bytes)
    if (!receipt.ok) return receipt
    const { handover, digest, by, at } = receipt.value
    const sent = find(handover)
    if (sent === undefined) return refused('receiptUnknown')
    if (sent.digest !== digest) return refused('receiptOther')
    const fingerprint = fingerprintOf(by)
    if (sent.fingerprint !== null && sent.fingerprint !== fingerprint) return refused('receiptSigner')
    const isKnown = identity.knownAs(by) !== undefined
    const saved = await change(handover, (before) => ({
      ...before,
      receipt: before.receipt ?? { at, addedAt: vault.now(), name: by.name, fingerprint, isKnown },
    }))
    if (!saved.ok) return saved
    await activity.record({
      what: 'receiptAdded',
      app: sent.app,
      appId: sent.appId,
      organisation: '',
      person: by.name,
      result: 'ok',
    })
    return ok({ handoverId: handover, name: by.name, at })
  }

  return {
    sealHandover,
    noteSent,
    saveHandover,
    addReceipt,
    cancelSealing: async (): Promise<Result<null>> => {
      sealing.abort()
      return done
    },
    copyPassphrase: async (handoverId: string): Promise<Result<{ clearsAt: number }>> =>
      open?.id === handoverId && open.passphrase !== ''
        ? ok(await credentials.putOnClipboard(open.passphrase))
        : refused('unknownHandover'),
    finishHandover: async (handoverId: string): Promise<Result<null>> => {
      if (open?.id === handoverId) open = null
      return done
    },
    forgetHandover: (handoverId: string): Promise<Result<null>> =>
      vault.change((content) => ({
        ...content,
        handovers: {
          ...content.handovers,
          // What has gone out is remembered: somebody may hold the secret
          sent: content.handovers.sent.filter(({ id, sent }) => id !== handoverId || sent !== null),
        },
      })),
  }
}

const KINDS = {
  colleague: 'handedToColleague',
  vendor: 'handedToVendor',
  leaver: 'handedByLeaver',
  adviser: 'handedToAdviser',
  other: 'handedToSomebody',
} as const satisfies Record<HandoverReason, ActivityKind>

const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu
const tidy = ({ name, email }: Wish['to']) => ({
  name: name.replace(UNSEEN, ' ').trim(),
  email: email.replace(UNSEEN, '').trim(),
})

const chosen = (app: StoredApp, parts: Wish['parts'], secret: string): HandedApp => ({
  name: app.name.replace(UNSEEN, ' ').slice(0, 100),
  ...(parts.clientId ? { clientId: app.clientId } : {}),
  ...(parts.secret ? { clientSecret: secret } : {}),
  ...(parts.secret && app.secret.createdAt !== null ? { secretCreatedAt: app.secret.createdAt } : {}),
  ...(parts.redirectUri ? { route: app.route, redirectUri: app.redirectUri } : {}),
  ...(parts.scopes ? { scopes: app.scopes } : {}),
  ...(parts.note && app.note !== '' ? { note: app.note } : {}),
})

const fileName = (name: string) => name.replace(/[^\p{L}\p{N} -]+/gu, '').trim() || 'Handover'

const refused = (
  why:
    | 'unknownPerson'
    | 'nobodyYet'
    | 'nothingChosen'
    | 'wrongUntil'
    | 'unknownHandover'
    | 'tooLong'
    | 'notALink'
    | 'newer'
    | 'damaged'
    | 'otherKind'
    | 'receiptUnknown'
    | 'receiptOther'
    | 'receiptSigner',
) => fail({ code: 'handoverRefused', why })
