import type { Api, CallInput } from '../../../shared/contract/contract.ts'
import type { lockCalls } from '../../../shared/lock/calls.ts'
import { SECOND } from '../../../shared/kernel/instant.ts'
import { type LockCause, type LockFacts, type Locked } from '../../../shared/lock/lock.ts'
import { done, fail, type Result } from '../../../shared/kernel/result.ts'
import type { Desk } from '../desk/desk.ts'
import type { ClipboardRoom } from '../kernel/clipboard.ts'
import type { WorkBoard } from '../kernel/work-board.ts'
import type { Ports } from '../ports/ports.ts'
import type { TokenKeeper } from '../sign-in/tokens.ts'
import type { Vault } from '../vault/vault.ts'
import { createFreshness } from './fresh.ts'
import { createIdle } from './idle.ts'
import { createOwner } from './owner.ts'
import { leaveSharedBytes } from './shared-bytes.ts'
import type { Switching } from './switching.ts'
import { createProofs } from './proofs.ts'
import { createSwitches } from './switches.ts'
import { createTries } from './tries.ts'
import { firstLapse, pendingEnds } from './what-waits.ts'

/** What is under way at Xero may take so long until its answer is stored; then it locks all the same. */
const PATIENCE = 20 * SECOND

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
type Needs = Pick<Ports, 'clock' | 'lockTries' | 'ownerCheck' | 'practices' | 'records' | 'words'>
/** How it was unlocked. */
type Way = 'passphrase' | 'check' | 'screen'
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
  const owner = createOwner(ports)
  let since = SINCE_START
  let locking: Promise<void> | null = null
  /** Passphrases that are being tried, or have just opened the vault. */
  let unlocking = 0
  /** What asked to lock meanwhile: it locks as soon as it is open. */
  let lockNext: LockCause | null = null

  const hasPassphrase = () => keyLock.keeping()?.isSealed === true
  const hasGate = () => !hasPassphrase() && keyLock.keeping()?.isGated === true
  const hasLock = () => hasPassphrase() || hasGate()
  const settings = () => vault.content().lock.settings
  const isLocked = () => locking !== null || vault.isLocked()
  const canLock = () => locking === null && vault.isOpen() && hasLock()

  const idle = createIdle(ports.clock, {
    limit: () => (canLock() ? settings().idleMinutes : null),
    lock: () => void lock('idle'),
  })

  const facts = (): LockFacts => ({
    way: hasPassphrase() ? 'passphrase' : hasGate() ? 'gate' : 'off',
    check: owner.name(),
    isSwitching: switches.isUnderWay() || vault.content().lock.switching !== null,
    settings: settings(),
    locked: isLocked()
      ? {
          ...since,
          wrong: tries.wrong(),
          // the computer sees to that itself where it asks
          waitsUntil: hasGate() ? null : tries.waitsUntil(),
          awaitsScreen: owner.isAwaited(),
        }
      : null,
  })

  const log = (
    what: 'vaultLocked' | 'vaultUnlocked' | 'passphraseRefused' | 'checkRefused' | 'lockSwitched',
    result: string,
  ) => desk.log(what, { result })

  const proofs = createProofs({ keyLock, tries, freshness, owner, isLocked, tell: () => vault.tell(), log })

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
    owner.hasLocked()
    locking = letGo(cause).finally(() => {
      locking = null
      vault.tell()
    })
    vault.tell()
    return locking
  }

  const letGo = async (cause: LockCause) => {
    await switches.settled()
    await within(Promise.all([rooms.tokens.renewed(), board.endingsSettled()]))
    await log('vaultLocked', cause)
    await rooms.house().closeToLock()
    board.forget()
    leaveSharedBytes()
    await rooms.house().startLocked()
  }

  const unlock = ({ passphrase }: CallInput<'unlock'>) =>
    hasGate()
      ? Promise.resolve(fail('passphraseWrong'))
      : unlockBy('passphrase', () => proofs.tried(passphrase))

  /** The keychain's key is taken once the computer said yes; where no gate is, nothing is asked. */
  const unlockByCheck = () =>
    hasGate() ? unlockBy('check', () => proofs.asked('unlock')) : Promise.resolve(fail('checkRefused'))

  const unlockBy = async (way: Way, prove: () => Promise<Result<null>>): Promise<Result<null>> => {
    await locking
    if (!vault.isLocked()) return vault.isOpen() ? done : fail('vaultClosed')
    unlocking += 1
    try {
      return await unlockNow(way, prove)
    } finally {
      unlocking -= 1
      const cause = lockNext
      if (unlocking === 0) lockNext = null
      if (cause !== null) await lock(cause)
    }
  }

  const unlockNow = async (way: Way, prove: () => Promise<Result<null>>): Promise<Result<null>> => {
    const found = await prove()
    if (!found.ok) {
      // the keychain holds nothing of it any more: the vault is closed, and says what can be done
      if (found.failure.code === 'keychainUnsure') await rooms.opening.calls.openVault()
      return found
    }
    if (way !== 'passphrase') keyLock.pass()
    const opened = await rooms.opening.calls.openVault()
    if (!opened.ok) return opened
    idle.restart()
    await proofs.tellWrong()
    await log('vaultUnlocked', way)
    vault.tell()
    return done
  }

  const switches = createSwitches(ports, {
    vault,
    switching,
    proofs,
    owner,
    hasPassphrase,
    hasGate,
    log,
    onSwitched: () => {
      freshness.prove()
      idle.restart()
    },
  })

  const calls: Pick<Api, keyof typeof lockCalls> = {
    // Keyward is locked, and not the one practice that is shown
    lock: async () => {
      await Promise.all([lock('asked'), ports.practices?.lockOthers()])
      return done
    },
    unlock,
    proveMe: async ({ passphrase }) => {
      if (!hasPassphrase()) return done
      const found = await proofs.tried(passphrase)
      if (found.ok) await proofs.tellWrong()
      return found
    },
    unlockByCheck,
    awaitScreen: async ({ isOn }) => {
      if (!hasGate() || !isLocked()) return fail('lockNotSwitched')
      owner.await(isOn)
      vault.tell()
      return done
    },
    ...switches.calls,
    proveMeByCheck: () => (hasGate() ? proofs.provenBy('goOn') : Promise.resolve(done)),
  }

  const lookAgain = async () => {
    const before = owner.name()
    await owner.look()
    if (owner.name() !== before) vault.tell()
  }

  vault.attachLock(facts)
  return {
    calls,
    isLocked,
    /** Whether what asks again may go on. */
    isFresh: () => !hasLock() || !settings().asksAgain || freshness.isFresh(),
    /** What happens outside of the window. */
    told: {
      /** Locks the vault, where it has a lock; what is under way at Xero is waited for. */
      lock: async (cause: LockCause) => {
        if (cause === 'screen') owner.screenLocked()
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
      hasLock,
      /** The computer's person unlocked its screen: where that was waited for, it is as good as an answer. */
      screenBack: () => {
        void lookAgain()
        if (hasGate() && owner.screenBack()) void unlockBy('screen', proofs.byScreen)
      },
    },
    /** Before the process ends: the log says that it locked. */
    atQuit: async () => {
      if (canLock()) await log('vaultLocked', 'quit')
    },
    start: () => {
      void lookAgain()
      idle.start()
    },
    close: idle.stop,
  }
}

/** Nobody is there any more to paste it, and the countdown may stand still. */
const AT_ONCE: ReadonlySet<LockCause> = new Set(['asleep', 'screen'])
