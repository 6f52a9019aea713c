import { traitsOf } from '../../../shared/kernel/failure.ts'
import * as z from 'zod'
import type { Card } from '../../../shared/handover/handover.ts'
import { fail, ok, type Result } from '../../../shared/kernel/result.ts'
import type { Ports } from '../ports/ports.ts'
import type { Secrets } from '../secrets/secrets.ts'
import type { Vault } from '../vault/vault.ts'
import { newSigningKey, signKeyOf } from './keys.ts'

/** Private halves as the keychain holds them, in one entry. */
const StoredKeys = z.object({ identity: z.string(), seed: z.string() })

export type OwnKeys = { readonly card: Card; readonly identity: string; readonly seed: string }

/**
 * This Keyward's own keys. They are made when they are first needed, and never again by themselves: keys that the
 * keychain does not show, or shows altered, are said to be so, and made anew only by somebody who asks for it (E11). The
 * private halves before them stay in the keychain then, and are never swept.
 */
export const createOwnKeys = (
  ports: Pick<Ports, 'sealer'>,
  { vault, secrets }: { readonly vault: Vault; readonly secrets: Secrets },
) => {
  let making: Promise<Result<OwnKeys>> | null = null

  const once = (make: () => Promise<Result<OwnKeys>>): Promise<Result<OwnKeys>> => {
    making ??= make().finally(() => (making = null))
    return making
  }

  const load = async (): Promise<Result<OwnKeys>> => {
    const { me, handovers } = vault.content()
    if (me === null) return fail({ code: 'handoverRefused', why: 'noName' })
    if (handovers.identity === null) return make()
    const { account, recipient, signKey } = handovers.identity
    const found = await secrets.lookUp(account)
    if (!found.ok) return found.failure.code === 'secretAltered' ? fail('ownKeysAltered') : found
    if (found.value === null) return fail('ownKeysMissing')
    const keys = read(found.value)
    const isTheirs = await isOwnKeys(ports, found.value, { recipient, signKey })
    return keys !== null && isTheirs
      ? ok({ card: { ...me, recipient, signKey }, ...keys })
      : fail('ownKeysAltered')
  }

  const make = async (): Promise<Result<OwnKeys>> => {
    const { me } = vault.content()
    if (me === null) return fail({ code: 'handoverRefused', why: 'noName' })
    const { identity, recipient } = await ports.sealer.newIdentity()
    const { seed, signKey } = newSigningKey()
    const stored = await secrets.put(JSON.stringify({ identity, seed }))
    if (!stored.ok) return stored
    const saved = await vault.change((content) => {
      const before = content.handovers.identity
      return {
        ...content,
        handovers: {
          ...content.handovers,
          identity: { account: stored.value, recipient, signKey },
          former: before === null ? content.handovers.former : [...content.handovers.former, before],
        },
      }
    })
    if (!saved.ok) {
      await secrets.discard(stored.value)
      return saved
    }
    return ok({ card: { ...me, recipient, signKey }, identity, seed })
  }

  return {
    own: () => once(load),
    /** New keys in place of ones that are lost; refused while the present ones are there. */
    renew: async (): Promise<Result<OwnKeys>> => {
      const present = await once(load)
      if (present.ok || traitsOf(present.failure).lost !== 'ownKeys') return present
      return once(make)
    },
  }
}

/** Whether what the keychain holds are the private halves of this card. */
export const isOwnKeys = async (
  { sealer }: Pick<Ports, 'sealer'>,
  text: string,
  { recipient, signKey }: Pick<Card, 'recipient' | 'signKey'>,
): Promise<boolean> => {
  const keys = read(text)
  return (
    keys !== null &&
    signKeyOf(keys.seed) === signKey &&
    (await sealer.recipientOf(keys.identity)) === recipient
  )
}

/** The half that opens what was sealed to this Keyward, in what the keychain holds; `null` where it is no such thing. */
export const identityIn = (text: string): string | null => read(text)?.identity ?? null

const read = (text: string) => {
  try {
    const keys = StoredKeys.safeParse(JSON.parse(text))
    return keys.success ? keys.data : null
  } catch {
    return null
  }
}
