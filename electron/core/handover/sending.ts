import { fingerprintOf } from '../kernel/card-fingerprint.ts'
import type { Api, CallInput, CallOutput } from '../../../shared/contract/contract.ts'
import type { Card, HandedApp } from '../../../shared/handover/handover.ts'
import { LINK_LONGEST, writeLink, writeRelayLink } from '../../../shared/handover/link.ts'
import { isWithdrawn, type HandoverWay, type SentHandover } from '../../../shared/handover/record.ts'
import type { HandoverRefusal } from '../../../shared/handover/refusal.ts'
import { DAY } from '../../../shared/kernel/instant.ts'
import { personLabel } from '../../../shared/kernel/person.ts'
import { done, fail, ok, type Result } from '../../../shared/kernel/result.ts'
import type { Desk } from '../desk/desk.ts'
import { HANDED } from './handed.ts'
import type { ClipboardRoom } from '../kernel/clipboard.ts'
import { fileNameOf } from '../kernel/file-name.ts'
import { sealableEnvelope, writeDocument } from './envelope.ts'
import type { HandoverIdentity } from './identity.ts'
import type { HandoverRecords } from './records.ts'
import type { HandoverRequests } from './request.ts'
import { digestOf } from './keys.ts'
import type { Ports } from '../ports/ports.ts'
import { signerLabel, signerOf } from './sender-standing.ts'
import { makeDue } from '../rotation/edits.ts'
import type { Secrets } from '../secrets/secrets.ts'
import type { StoredApp } from '../vault/content.ts'
import type { Vault } from '../vault/vault.ts'

/** Words of a passphrase: 77 bits from the EFF's list, behind scrypt (requirement G2). */
export const PASSPHRASE_WORDS = 6
const LONGEST_USE = 31 * DAY
/** How long a receipt is waited for before it is asked after. */
const REMIND_AFTER = 3 * DAY

type Rooms = {
  readonly vault: Vault
  readonly secrets: Secrets
  readonly desk: Desk
  readonly identity: HandoverIdentity
  readonly clipboard: ClipboardRoom
  readonly records: HandoverRecords
  readonly requests: HandoverRequests
}
type Wish = CallInput<'sealHandover'>
type Sealed = {
  readonly sealed: Uint8Array<ArrayBuffer>
  readonly passphrase: string
  readonly name: string
}

/** Sealing an app for somebody, what is remembered of it, and their receipt. */
export const createSending = (
  ports: Pick<Ports, 'files' | 'random' | 'sealer' | 'words'>,
  { vault, secrets, desk, identity, clipboard, records, requests }: Rooms,
) => {
  /** Sealed bytes and passphrase while the window shows them; never stored. */
  const open = desk.held<Sealed>({ keepFor: null, most: 1 })
  let sealing = new AbortController()

  const sealHandover = async (wish: Wish): Promise<Result<CallOutput<'sealHandover'>>> => {
    const found = desk.app(wish.appId)
    if (!found.ok) return found
    const app = found.value
    const person = vault.content().handovers.people.find(({ id }) => id === wish.personId)
    if (wish.personId !== null && person === undefined) return refused('unknownPerson')
    const request = wish.request === null ? null : requests.seen(wish.request)
    if (request !== null && !request.ok) return request
    const card = person ?? request?.value.from
    const signer = card === undefined ? null : signerOf(cardOf(card), vault.content())
    const to = signer === null ? tidy(wish.to) : { name: signer.from.name, email: signer.from.email }
    // The name of a key that nobody here knows proves nothing: what is remembered says so
    const label = signer === null ? personLabel(to) : signerLabel(signer)
    const now = vault.now()
    if (to.name === '') return refused('nobodyYet')
    if (!wish.parts.clientId && !wish.parts.secret) return refused('nothingChosen')
    if (wish.usableUntil <= now || wish.usableUntil > now + LONGEST_USE) return refused('wrongUntil')
    const keys = await identity.own()
    if (!keys.ok) return keys
    const secret = wish.parts.secret ? await secrets.read(app.id) : ok('')
    if (!secret.ok) return secret

    const { card: mine, seed } = keys.value
    const envelope = sealableEnvelope(
      {
        format: 'keyward-handover',
        version: 1,
        id: ports.random.id().toLowerCase(),
        from: mine,
        to: card === undefined ? to : { ...to, recipient: card.recipient },
        why: wish.why,
        ...(request === null ? {} : { answers: request.value.id }),
        sealedAt: now,
        usableUntil: wish.usableUntil,
        app: chosen(app, wish.parts, secret.value),
      },
      { seed, signKey: mine.signKey },
    )
    const words = card === undefined ? ports.words.pick(PASSPHRASE_WORDS) : []
    sealing = new AbortController()
    const plain = writeDocument(envelope)
    const sealed =
      card === undefined
        ? await ports.sealer.sealWith(plain, words.join('-'), sealing.signal)
        : ok(await ports.sealer.sealTo(plain, card.recipient))
    if (!sealed.ok) return sealed
    const sent: SentHandover = {
      id: envelope.id,
      appId: app.id,
      app: app.name,
      to: signer?.sender === 'posing' && signer.claims === null ? { name: label, email: '' } : to,
      fingerprint: card === undefined ? null : fingerprintOf(card),
      why: wish.why,
      withSecret: wish.parts.secret,
      sealedAt: now,
      usableUntil: wish.usableUntil,
      digest: digestOf(envelope),
      secret: wish.parts.secret ? secrets.fingerprintOf(secret.value) : null,
      sent: null,
      ways: [],
      published: null,
      remindAt: wish.reminds ? now + REMIND_AFTER : null,
      rotatesWhenOver: wish.parts.secret && wish.rotatesWhenOver,
      endedAt: null,
      answers: request?.value.id ?? null,
      receipt: null,
      moreReceipts: [],
    }
    const saved = await records.changeAll((handovers) => ({
      ...handovers,
      sent: [...handovers.sent, sent],
    }))
    await desk.log(HANDED[wish.why], { app, person: label, result: saved })
    if (!saved.ok) return saved
    open.put({ sealed: sealed.value, passphrase: words.join('-'), name: app.name }, envelope.id)
    const link = writeLink('handover', sealed.value)
    const { relay } = vault.content().handovers.places
    const relayLink = relay === null ? null : writeRelayLink(relay, 'handover', sealed.value)
    return ok({
      handoverId: envelope.id,
      passphrase: [...words],
      link: link.length > LINK_LONGEST ? null : link,
      relayLink: relayLink === null || relayLink.length > LINK_LONGEST ? null : relayLink,
      armored: await ports.sealer.armor(sealed.value),
    })
  }

  /** `server` is never said by the window. */
  const noteSent = async ({
    handoverId,
    by,
  }: {
    readonly handoverId: string
    readonly by: HandoverWay
  }): Promise<Result<null>> => {
    const sent = records.find(handoverId)
    if (sent === undefined) return refused('unknownHandover')
    const note = (before: SentHandover): SentHandover => ({
      ...before,
      sent: before.sent ?? { at: vault.now(), by },
      ways: [...new Set([...before.ways, by])],
    })
    // Whoever leaves knows the secret as well as whoever takes over: it is due from the start
    const isDue = sent.sent === null && sent.why === 'leaver'
    const noted = await (isDue ? changeAndMakeDue(sent, note) : records.change(handoverId, note))
    if (noted.ok && isDue) await logDue(sent)
    return noted
  }

  /** In one change, so that no crash leaves a secret that somebody knows and nobody is reminded of. */
  const changeAndMakeDue = (sent: SentHandover, edit: (before: SentHandover) => SentHandover) =>
    vault.change((content) => {
      const changed = records.edited(content, sent.id, edit)
      const isHere = sent.withSecret && content.apps.some(({ id }) => id === sent.appId)
      const why = { reason: 'handedOver', at: vault.now(), person: sent.to.name } as const
      return isHere ? makeDue(changed, [sent.appId], why) : changed
    })

  const logDue = async ({ appId, withSecret }: SentHandover) => {
    const app = desk.find(appId)
    if (withSecret && app !== undefined) await desk.log('secretMadeDue', { app })
  }

  const endHandover = async ({ handoverId }: CallInput<'endHandover'>): Promise<Result<null>> => {
    const sent = records.find(handoverId)
    if (sent === undefined || isWithdrawn(sent)) return refused('unknownHandover')
    const saved = await changeAndMakeDue(sent, (before) => ({
      ...before,
      endedAt: before.endedAt ?? vault.now(),
    }))
    if (!saved.ok) return saved
    await desk.log('handoverEnded', {
      app: { id: sent.appId, name: sent.app },
      person: personLabel(sent.to),
    })
    await logDue(sent)
    return done
  }

  const saveHandover = async ({
    handoverId,
  }: CallInput<'saveHandover'>): Promise<Result<CallOutput<'saveHandover'>>> => {
    const shown = open.get(handoverId)
    if (shown === undefined) return refused('unknownHandover')
    const saved = await ports.files.save(`${fileNameOf(shown.name, 'Handover')}.age`, shown.sealed)
    if (!saved.ok) return saved
    if (saved.value === null) return ok({ isSaved: false, path: null })
    const noted = await noteSent({ handoverId, by: 'file' })
    return noted.ok ? ok({ isSaved: true, path: saved.value }) : noted
  }

  const calls = {
    sealHandover,
    noteSent,
    saveHandover,
    endHandover,
    cancelSealing: async () => {
      sealing.abort()
      return done
    },
    copyPassphrase: async ({ handoverId }) => {
      const { passphrase = '' } = open.get(handoverId) ?? {}
      return passphrase === '' ? refused('unknownHandover') : ok(await clipboard.putSecret(passphrase))
    },
    finishHandover: async ({ handoverId }) => {
      open.drop(handoverId)
      return done
    },
    forgetHandover: ({ handoverId }) =>
      records.changeAll((handovers) => ({
        ...handovers,
        // What has gone out is remembered: somebody may hold the secret
        sent: handovers.sent.filter(({ id, sent }) => id !== handoverId || sent !== null),
      })),
  } satisfies Partial<Api>
  return {
    calls,
    /** The sealed text while the window shows it; `null` afterwards. */
    armoredOf: async (handoverId: string): Promise<string | null> => {
      const shown = open.get(handoverId)
      return shown === undefined ? null : ports.sealer.armor(shown.sealed)
    },
    /** Ends what is being sealed. */
    forget: () => sealing.abort(),
  }
}

export type Sending = ReturnType<typeof createSending>

const cardOf = ({ name, email, recipient, signKey }: Card): Card => ({ name, email, recipient, signKey })

const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu
const tidy = ({ name, email }: Wish['to']) => ({
  name: name.replace(UNSEEN, ' ').trim(),
  email: email.replace(UNSEEN, '').trim(),
})

const chosen = (app: StoredApp, parts: Wish['parts'], secret: string): HandedApp => ({
  name: app.name.replace(UNSEEN, ' ').slice(0, 100),
  // an older Keyward knows web apps only, and refuses what it cannot read
  ...(app.kind === 'web' ? {} : { kind: app.kind }),
  ...(parts.clientId ? { clientId: app.clientId } : {}),
  ...(parts.secret ? { clientSecret: secret } : {}),
  ...(parts.secret && app.secret?.createdAt != null ? { secretCreatedAt: app.secret.createdAt } : {}),
  ...(parts.redirectUri ? { route: app.route, redirectUri: app.redirectUri } : {}),
  ...(parts.scopes ? { scopes: app.scopes } : {}),
  ...(parts.note && app.note !== '' ? { note: app.note } : {}),
})

const refused = (why: HandoverRefusal) => fail({ code: 'handoverRefused', why })
