import type { Api, CallInput, CallOutput } from '../../../shared/contract/contract.ts'
import { armorIn, readIncomingLink } from '../../../shared/handover/incoming-text.ts'
import type { HandoverRefusal } from '../../../shared/handover/refusal.ts'
import { MINUTE } from '../../../shared/kernel/instant.ts'
import { done, fail, ok, type Result } from '../../../shared/kernel/result.ts'
import { answeredBy, objectionTo, previewOf, type OpenEnvelope } from './opening.ts'
import { readEnvelope } from './envelope.ts'
import { createHandoverTaking, type TakingRooms } from './taking.ts'
import { passphrasesOf } from './passphrase-spellings.ts'
import type { Ports } from '../ports/ports.ts'
import { sealingOf, WORK_FACTOR_MAX } from './sealing.ts'

/** How long an opened handover, with its secret, waits in memory for a decision. */
const OPEN_FOR = 10 * MINUTE

type Rooms = TakingRooms & {
  /** Sealed text that was fetched from a share server, by the id that it was given out under. */
  readonly fetched: (fetchedId: string) => string | undefined
}

/** Opening what somebody handed over. Nothing is stored before the person has seen it and said so. */
export const createReceiving = (ports: Pick<Ports, 'sealer'>, rooms: Rooms) => {
  const { vault, desk, identity, fetched } = rooms
  const open = desk.held<OpenEnvelope>({ keepFor: OPEN_FOR })
  const taking = createHandoverTaking(rooms)
  /** Handovers that are being stored just now: none is taken twice, however often it was opened. */
  const busy = new Set<string>()
  let opening = new AbortController()

  const openHandover = async ({
    text,
    passphrase,
  }: CallInput<'openHandover'>): Promise<Result<CallOutput<'openHandover'>>> => {
    const sealed = await bytesOf(text)
    if (!sealed.ok) return sealed
    const plain = await unseal(sealed.value, passphrase)
    if (!plain.ok) return plain
    const read = readEnvelope(plain.value)
    if (!read.ok) return read
    const why = objectionTo(read.value, vault.content(), vault.now())
    if (why !== null) return refused(why)
    const one = { envelope: read.value, isToKey: sealingOf(sealed.value).kind === 'recipients' }
    const openId = open.put(one)
    return ok({ openId, ...previewOf(one, vault.content(), vault.now(), taking.ageOf(read.value)) })
  }

  /** A link, an armored text, or a file's bytes as a link; `bytesOf` computes nothing. */
  const bytesOf = async (text: string): Promise<Result<Uint8Array<ArrayBuffer>>> => {
    const armor = armorIn(text)
    if (armor !== null) {
      const armored = armor.kind === 'damaged' ? null : await ports.sealer.unarmor(armor.text)
      return armored === null ? refused('damaged') : ok(armored)
    }
    const link = readIncomingLink(text)
    if (link.kind === 'refused') return refused(link.why)
    return link.kind === 'handover' ? ok(link.bytes) : refused('otherKind')
  }

  const unseal = async (
    sealed: Uint8Array<ArrayBuffer>,
    passphrase: string | null,
  ): Promise<Result<Uint8Array<ArrayBuffer>>> => {
    const sealing = sealingOf(sealed)
    if (sealing.kind === 'notAge') return refused('damaged')
    if (sealing.kind === 'tooMany') return refused('tooCostly')
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

  /** In each spelling that may be meant, the likeliest first; about a second each. */
  const openEither = async (sealed: Uint8Array<ArrayBuffer>, passphrase: string) => {
    const { signal } = opening
    let last: Result<Uint8Array<ArrayBuffer>> = refused('wrongPassphrase')
    for (const one of passphrasesOf(passphrase)) {
      last = await ports.sealer.openBy(sealed, one, signal)
      const isWrong = !last.ok && 'why' in last.failure && last.failure.why === 'wrongPassphrase'
      if (!isWrong) return last
    }
    return last
  }

  /** Takes the very handover that was shown under this id, once. */
  const acceptHandover = async ({
    openId,
    replace,
  }: CallInput<'acceptHandover'>): Promise<Result<CallOutput<'acceptHandover'>>> => {
    const one = open.get(openId)
    if (one === undefined || busy.has(one.envelope.id)) return refused('gone')
    const why = objectionTo(one.envelope, vault.content(), vault.now())
    if (why !== null) return refused(why)
    const { id } = one.envelope
    busy.add(id)
    const taken = await taking
      .take(one.envelope, replace, answeredBy(one, vault.content()))
      .finally(() => busy.delete(id))
    if (taken.ok) open.drop(openId)
    return taken
  }

  const calls = {
    openHandover,
    openFetched: async ({ fetchedId, passphrase }) => {
      const text = fetched(fetchedId)
      return text === undefined ? refused('gone') : openHandover({ text, passphrase })
    },
    acceptHandover,
    cancelOpening: async () => {
      opening.abort()
      return done
    },
    dropHandover: async ({ openId }) => {
      open.drop(openId)
      return done
    },
  } satisfies Partial<Api>
  return {
    calls,
    /** Ends what is being opened. */
    forget: () => opening.abort(),
  }
}

const refused = (why: HandoverRefusal) => fail({ code: 'handoverRefused', why })
