import type { Api } from '../../../shared/contract/contract.ts'
import { done, fail, ok, type Result } from '../../../shared/kernel/result.ts'
import type { lockCalls } from '../../../shared/lock/calls.ts'
import { isFitPassphrase, samePassphrase } from '../../../shared/lock/lock.ts'
import type { Ports } from '../ports/ports.ts'
import type { Vault } from '../vault/vault.ts'
import type { Owner } from './owner.ts'
import type { Proofs } from './proofs.ts'
import type { Switching } from './switching.ts'

/** Words of a passphrase that is suggested: as many as for a handover. */
const WORDS = 6

type Rooms = {
  readonly vault: Vault
  readonly switching: Switching
  readonly proofs: Proofs
  readonly owner: Owner
  readonly hasPassphrase: () => boolean
  readonly hasGate: () => boolean
  readonly log: (what: 'lockSwitched', result: string) => Promise<unknown>
  /** Whoever switched it has shown who they are, and is there. */
  readonly onSwitched: () => void
}
type SwitchCall =
  | 'setGate'
  | 'dropGate'
  | 'setPassphrase'
  | 'changePassphrase'
  | 'dropPassphrase'
  | 'suggestPassphrase'
  | 'setLock'

/** Switches between no lock, the gate and a passphrase: never without a proof of the one that is there. */
export const createSwitches = (ports: Pick<Ports, 'words'>, rooms: Rooms) => {
  const { vault, switching, proofs, owner, hasPassphrase, hasGate, log, onSwitched } = rooms
  let switchUnderWay: Promise<Result<null>> | null = null
  const hasLock = () => hasPassphrase() || hasGate()

  /** One switch at a time; what it finds half done it finishes first. */
  const switchTo = (...how: Parameters<typeof switching.run>): Promise<Result<null>> => {
    if (switchUnderWay !== null) return Promise.resolve(fail('lockNotSwitched'))
    switchUnderWay = switching.run(...how).finally(() => (switchUnderWay = null))
    vault.tell()
    return switchUnderWay
  }

  const told = async (switched: Promise<Result<null>>, how: string): Promise<Result<null>> => {
    const result = await switched
    await proofs.tellWrong()
    await log('lockSwitched', result.ok ? how : result.failure.code)
    onSwitched()
    vault.tell()
    return result
  }

  const calls: Pick<Api, SwitchCall & keyof typeof lockCalls> = {
    setGate: async () => {
      if (hasLock()) return fail('lockNotSwitched')
      const found = await proofs.asked('switch') // who cannot answer would lock themselves out
      return found.ok ? told(switchTo('gate', null), 'gate') : found
    },
    dropGate: async () => {
      if (!hasGate()) return fail('lockNotSwitched')
      const found = await proofs.provenBy('switch')
      return found.ok ? told(switchTo('off', null), 'gateOff') : found
    },
    setPassphrase: async ({ passphrase }) => {
      if (hasPassphrase()) return fail('lockNotSwitched')
      if (!isFitPassphrase(passphrase)) return fail('passphraseTooShort')
      const proven = hasGate() ? await proofs.provenBy('switch') : done
      if (!proven.ok) return proven
      return told(switchTo('passphrase', samePassphrase(passphrase)), 'on')
    },
    changePassphrase: async ({ passphrase, next }) => {
      if (!hasPassphrase()) return fail('lockNotSwitched')
      if (!isFitPassphrase(next)) return fail('passphraseTooShort')
      const found = await proofs.tried(passphrase)
      return found.ok ? told(switchTo('otherPassphrase', samePassphrase(next)), 'changed') : found
    },
    dropPassphrase: async ({ passphrase, to = 'off' }) => {
      if (!hasPassphrase()) return fail('lockNotSwitched')
      const found = await proofs.tried(passphrase)
      if (!found.ok) return found
      const canAsk = to === 'off' ? done : await owner.ask('switch')
      return canAsk.ok ? told(switchTo(to, null), to) : canAsk
    },
    suggestPassphrase: async () => ok({ passphrase: ports.words.pick(WORDS).join('-') }),
    setLock: async (wished) => {
      const saved = await vault.change((content) => ({
        ...content,
        lock: { ...content.lock, settings: { ...content.lock.settings, ...wished } },
      }))
      if (saved.ok) await log('lockSwitched', 'settings')
      return saved
    },
  }

  return {
    calls,
    isUnderWay: () => switchUnderWay !== null,
    settled: async () => void (await switchUnderWay),
  }
}
