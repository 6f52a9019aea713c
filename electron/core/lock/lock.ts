import type { Api, CallInput } from '../../../shared/contract/contract.ts'
import type { lockCalls } from '../../../shared/lock/calls.ts'
import { SECOND } from '../../../shared/kernel/instant.ts'
import {
  isFitPassphrase,
  samePassphrase,
  type LockCause,
  type LockFacts,
  type Locked,
} from '../../../shared/lock/lock.ts'
import { done, fail, ok, type Result } from '../../../shared/kernel/result.ts'
import type { Desk } from '../desk/desk.ts'
import type { ClipboardRoom } from '../kernel/clipboard.ts'
import type { WorkBoard } from '../kernel/work-board.ts'
import type { Ports } from '../ports/ports.ts'
import type { TokenKeeper } from '../sign-in/tokens.ts'
import type { Vault } from '../vault/vault.ts'
import { createFreshness } from './fresh.ts'
import { createIdle } from './idle.ts'
import { leaveSharedBytes } from './shared-bytes.ts'
import type { Switching } from './switching.ts'
import { createTries } from './tries.ts'
import { firstLapse, pendingEnds } from './what-waits.ts'

/** What is under way at Xero may take so long until its answer is stored; then it locks all the same. */
const PATIENCE = 20 * SECOND
/** Words of a passphrase that is suggested: as many as for a handover. */
const WORDS = 6

type Rooms = {
  readonly vault: Vault
  readonly desk: Pick<Desk, 'log'>
  readonly board: WorkBoard
  readonly clipboard: Pick<ClipboardRoom, 'close'>
  readonly switching: Switching
  readonly tokens: Pick<TokenKeeper, 'renewed'>
  readonly opening: { readonly calls: { readonly openVault: () => Promise<Result<null>> } }
  /** Every room lets go of what it holds of the vault, and begins again. */
  readonly house: () => {
    readonly closeToLock: () => Promise<void>
    readonly startLocked: () => Promise<void>
  }
}
type Needs = Pick<Ports, 'clock' | 'lockTries' | 'practices' | 'records' | 'words'>
type Since = Pick<Locked, 'cause' | 'at' | 'pending' | 'lapsesAt'>

const SINCE_START: Since = { cause: 'start', at: null, pending: null, lapsesAt: null }

/**
 * Locking and unlocking (H1, H5, H6). To lock is to close every room and to begin again without the key, which is as
 * Keyward stands after a start; to unlock is to open the vault.
 */
export const createLock = (ports: Needs, rooms: Rooms) => {
  const { vault, desk, board, clipboard, switching } = rooms
  const { keyLock } = ports.records
  const tries = createTries(ports)
  const freshness = createFreshness(ports.clock)
  let since = SINCE_START
  let locking: Promise<void> | null = null
  let lastTry: Promise<Result<null>> = Promise.resolve(done)
  /** Wrong ones before the right one that are not written down yet. */
  let wrongBefore = 0
  /** Passphrases that are being tried, or have just opened the vault. */
  let unlocking = 0
  /** What asked to lock meanwhile: it locks as soon as it is open. */
  let lockNext: LockCause | null = null
  let switchUnderWay: Promise<Result<null>> | null = null

  const hasPassphrase = () => keyLock.keeping()?.isSealed === true
  const settings = () => vault.content().lock.settings
  const isLocked = () => locking !== null || vault.isLocked()
  const canLock = () => locking === null && vault.isOpen() && hasPassphrase()

  const idle = createIdle(ports.clock, {
    limit: () => (canLock() ? settings().idleMinutes : null),
    lock: () => void lock('idle'),
  })

  const facts = (): LockFacts => ({
    way: hasPassphrase() ? 'passphrase' : 'off',
    isSwitching: switchUnderWay !== null || vault.content().lock.switching !== null,
    settings: settings(),
    locked: isLocked() ? { ...since, wrong: tries.wrong(), waitsUntil: tries.waitsUntil() } : null,
  })

  const log = (
    what: 'vaultLocked' | 'vaultUnlocked' | 'passphraseRefused' | 'lockSwitched',
    result: string,
  ) => desk.log(what, { result })

  const within = async (waiting: Promise<unknown>) => {
    const late = Promise.withResolvers<undefined>()
    const callOff = ports.clock.after(PATIENCE, () => late.resolve(undefined))
    await Promise.race([waiting, late.promise])
    callOff()
  }

  /** Locks, where there is a lock and the vault is open. The window is told at once, before anything is let go of. */
  const lock = (cause: LockCause): Promise<void> => {
    if (!canLock()) {
      if (unlocking > 0) lockNext ??= cause
      return locking ?? Promise.resolve()
    }
    const { connections, signIns } = vault.content()
    since = { cause, at: vault.now(), pending: pendingEnds(connections), lapsesAt: firstLapse(signIns) }
    freshness.forget()
    locking = letGo(cause).finally(() => {
      locking = null
      vault.tell()
    })
    vault.tell()
    return locking
  }

  const letGo = async (cause: LockCause) => {
    await switchUnderWay
    await within(Promise.all([rooms.tokens.renewed(), board.endingsSettled()]))
    await log('vaultLocked', cause)
    await rooms.house().closeToLock()
    board.forget()
    leaveSharedBytes()
    await rooms.house().startLocked()
  }

  /** One try after the other; a wrong one makes the next one wait. */
  const tried = (passphrase: string): Promise<Result<null>> => {
    const tryNow = () => tryOnce(passphrase)
    const trying = lastTry.then(tryNow, tryNow)
    lastTry = trying
    return trying
  }

  const tryOnce = async (passphrase: string): Promise<Result<null>> => {
    const retryAt = tries.waitsUntil()
    if (retryAt !== null) return fail({ code: 'passphraseWaits', retryAt })
    tries.begin()
    const found = await keyLock.unlock(samePassphrase(passphrase))
    if (!found.ok && found.failure.code !== 'passphraseWrong') tries.takeBack()
    if (!found.ok) {
      if (isLocked()) vault.tell()
      return found
    }
    wrongBefore = tries.end()
    freshness.prove()
    return done
  }

  /** Wrong ones are written down as soon as the log can be: by whoever gives the right one. */
  const tellWrong = async () => {
    const wrong = wrongBefore
    wrongBefore = 0
    if (wrong > 0) await log('passphraseRefused', String(wrong))
  }

  const unlock = async ({ passphrase }: CallInput<'unlock'>): Promise<Result<null>> => {
    await locking
    if (!vault.isLocked()) return vault.isOpen() ? done : fail('vaultClosed')
    unlocking += 1
    try {
      return await unlockNow(passphrase)
    } finally {
      unlocking -= 1
      const cause = lockNext
      if (unlocking === 0) lockNext = null
      if (cause !== null) await lock(cause)
    }
  }

  const unlockNow = async (passphrase: string): Promise<Result<null>> => {
    const found = await tried(passphrase)
    if (!found.ok) {
      // the keychain holds nothing of it any more: the vault is closed, and says what can be done
      if (found.failure.code === 'keychainUnsure') await rooms.opening.calls.openVault()
      return found
    }
    const opened = await rooms.opening.calls.openVault()
    if (!opened.ok) return opened
    idle.restart()
    await tellWrong()
    await log('vaultUnlocked', 'passphrase')
    vault.tell()
    return done
  }

  /** One switch at a time; what it finds half done it finishes first. */
  const switchTo = (...how: Parameters<typeof switching.run>): Promise<Result<null>> => {
    if (switchUnderWay !== null) return Promise.resolve(fail('lockNotSwitched'))
    switchUnderWay = switching.run(...how).finally(() => (switchUnderWay = null))
    vault.tell()
    return switchUnderWay
  }

  const told = async (switched: Promise<Result<null>>, how: string): Promise<Result<null>> => {
    const result = await switched
    await tellWrong()
    await log('lockSwitched', result.ok ? how : result.failure.code)
    freshness.prove()
    idle.restart()
    vault.tell()
    return result
  }

  const calls: Pick<Api, keyof typeof lockCalls> = {
    // Keyward is locked, and not the one practice that is shown
    lock: async () => {
      await Promise.all([lock('asked'), ports.practices?.lockOthers()])
      return done
    },
    unlock,
    proveMe: async ({ passphrase }) => {
      if (!hasPassphrase()) return done
      const found = await tried(passphrase)
      if (found.ok) await tellWrong()
      return found
    },
    setPassphrase: async ({ passphrase }) => {
      if (hasPassphrase()) return fail('lockNotSwitched')
      if (!isFitPassphrase(passphrase)) return fail('passphraseTooShort')
      return told(switchTo('passphrase', samePassphrase(passphrase)), 'on')
    },
    changePassphrase: async ({ passphrase, next }) => {
      if (!hasPassphrase()) return fail('lockNotSwitched')
      if (!isFitPassphrase(next)) return fail('passphraseTooShort')
      const found = await tried(passphrase)
      return found.ok ? told(switchTo('otherPassphrase', samePassphrase(next)), 'changed') : found
    },
    dropPassphrase: async ({ passphrase }) => {
      if (!hasPassphrase()) return fail('lockNotSwitched')
      const found = await tried(passphrase)
      return found.ok ? told(switchTo('off', null), 'off') : found
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

  vault.attachLock(facts)
  return {
    calls,
    isLocked,
    /** Whether what asks again may go on. */
    isFresh: () => !hasPassphrase() || !settings().asksAgain || freshness.isFresh(),
    /** What happens outside of the window. */
    told: {
      /** Locks the vault, where it has a lock; what is under way at Xero is waited for. */
      lock: async (cause: LockCause) => {
        if (AT_ONCE.has(cause)) await clipboard.close()
        await lock(cause)
      },
      noteInput: idle.noteInput,
      /** Whether nobody has used Keyward for too long, judged now. */
      judgeIdle: idle.judge,
      /** The window was closed to the tray. */
      hidden: () => {
        if (canLock() && settings().whenHidden) void lock('hidden')
      },
      hasLock: hasPassphrase,
    },
    /** Before the process ends: the log says that it locked. */
    atQuit: async () => {
      if (canLock()) await log('vaultLocked', 'quit')
    },
    start: idle.start,
    close: idle.stop,
  }
}

/** Nobody is there any more to paste it, and the countdown may stand still. */
const AT_ONCE: ReadonlySet<LockCause> = new Set(['asleep', 'screen'])
