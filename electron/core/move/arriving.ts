import type { BackupRefusal } from '../../../shared/backup/backup.ts'
import type { CallOutput } from '../../../shared/contract/contract.ts'
import { isSeen, plainText } from '../../../shared/kernel/person.ts'
import { done, ok, type Failed, type Result } from '../../../shared/kernel/result.ts'
import { MOVE_EXTENSION, type MoveRefusal, type StoredMove } from '../../../shared/move/move.ts'
import { readyFrom, type createRestoring, type ReadyBackup } from '../backup/restoring.ts'
import type { Desk } from '../desk/desk.ts'
import { newSigningKey } from '../handover/keys.ts'
import { fingerprintOf } from '../kernel/card-fingerprint.ts'
import type { MovedAlong } from '../backup/content.ts'
import type { Ports } from '../ports/ports.ts'
import type { Vault } from '../vault/vault.ts'
import { proofOf, refused, writeMoveCard, writeMoveReceipt } from './codes.ts'

type Rooms = {
  readonly vault: Vault
  readonly desk: Desk
  readonly restoring: ReturnType<typeof createRestoring>
  /** Writes the same once more, so that the generation before says it as well. */
  readonly twice: () => Promise<Result<null>>
}
type Waiting = Extract<StoredMove, { kind: 'waiting' }>
type Seen = { readonly ready: ReadyBackup; readonly along: MovedAlong }

/**
 * The new computer's side of a move. It is in force with one write, in which the records and the receipt stand together;
 * before it there is an empty vault that waits. Declining is one write as well, and whichever comes first excludes the
 * other for good: the private key of the card is in neither.
 */
export const createArriving = (
  ports: Pick<Ports, 'backupBox' | 'clock' | 'files' | 'installation' | 'random' | 'sealer'>,
  { vault, desk, restoring, twice }: Rooms,
) => {
  const seen = desk.held<Seen>()
  const waiting = (): Waiting | null => {
    const { move } = vault.content()
    return move?.kind === 'waiting' ? move : null
  }
  const isWaiting = (move: StoredMove | null, id: string) => move?.kind === 'waiting' && move.id === id

  const showMoveCard = async (): Promise<Result<null>> => {
    if (waiting() !== null) return done
    if (!restoring.mayRestore() || vault.content().move?.kind === 'arrived') return refused('notEmpty')
    const { identity, recipient } = await ports.sealer.newIdentity()
    const { seed, signKey } = newSigningKey()
    const at = vault.now()
    const id = ports.random.id()
    const device = nameOf(ports.installation.device)
    const card = writeMoveCard({ id, device, recipient, signKey, at }, { seed, signKey })
    const move: Waiting = {
      kind: 'waiting',
      id,
      at,
      card,
      fingerprint: fingerprintOf({ recipient, signKey }),
      identity,
      seed,
      signKey,
    }
    // asked twice at once, it is one card
    const saved = await vault.change((content) =>
      content.move?.kind === 'waiting' ? null : { ...content, move },
    )
    if (saved.ok && isWaiting(vault.content().move, id)) await desk.log('moveCardMade')
    return saved
  }

  const openMove = async (): Promise<Result<CallOutput<'openMove'>>> => {
    const move = waiting()
    if (move === null) return refused('notNow')
    if (!restoring.mayRestore()) return refused('notEmpty')
    const file = await ports.files.choose({ extensions: [MOVE_EXTENSION], beside: [] })
    if (!file.ok || file.value === null) return file.ok ? ok({ seen: null }) : file
    const opened = await ports.backupBox.open(file.value.content, move.identity)
    if (!opened.ok) return refusedFile(opened)
    const along = opened.value.frame.move
    if (along === undefined || along.id !== move.id) return refused('notAMove')
    const ready = readyFrom(opened.value, ports.clock.now())
    if (!ready.ok) return refusedFile(ready)
    const seenId = seen.put({ ready: ready.value, along })
    return ok({ seen: { seenId, preview: await restoring.preview(ready.value) } })
  }

  const takeMove = async (seenId: string): Promise<Result<null>> => {
    const found = seen.get(seenId)
    const move = waiting()
    if (found === undefined || move === null || found.along.id !== move.id) return refused('gone')
    const { id, seed, signKey } = move
    const { device } = found.ready.opened.frame
    const at = vault.now()
    const receipt = writeMoveReceipt(
      { id, says: 'arrived', proof: proofOf(found.along.token), at },
      { seed, signKey },
    )
    const stored = await restoring.restore(found.ready, {
      tokens: found.along.tokens,
      isAwaited: (present) => isWaiting(present, id),
      move: { kind: 'arrived', id, at, from: device, receipt, isGiven: false },
    })
    if (!stored.ok) return stored
    seen.clear()
    await twice()
    return done
  }

  const declineMove = async (): Promise<Result<null>> => {
    const move = waiting()
    if (move === null) return refused('notNow')
    const { id, seed, signKey } = move
    const at = vault.now()
    const receipt = writeMoveReceipt({ id, says: 'declined', proof: '', at }, { seed, signKey })
    let isDeclined = false
    const saved = await vault.change((content) => {
      isDeclined = isWaiting(content.move, id)
      return isDeclined ? { ...content, move: { kind: 'declined', id, at, receipt } } : null
    })
    if (!saved.ok) return saved
    if (!isDeclined) return refused('notNow')
    seen.clear()
    await twice() // else the generation before could still open the file
    await desk.log('moveDeclined')
    return done
  }

  const noteReceiptGiven = (): Promise<Result<null>> =>
    vault.change((content) => {
      if (content.move?.kind === 'arrived') return { ...content, move: { ...content.move, isGiven: true } }
      return content.move?.kind === 'declined' ? { ...content, move: null } : null
    })

  return { showMoveCard, openMove, takeMove, declineMove, noteReceiptGiven }
}

/** What it means for a move that its file could not be opened. */
const MEANS: Partial<Record<BackupRefusal, MoveRefusal>> = {
  otherKit: 'otherComputer',
  cut: 'fileDamaged',
  altered: 'fileDamaged',
  newer: 'newer',
  gone: 'gone',
}

const refusedFile = (failed: Failed): Failed =>
  failed.failure.code === 'backupRefused' ? refused(MEANS[failed.failure.why] ?? 'notAMove') : failed

/** A computer's name as the other one shows it. */
const nameOf = (device: string): string => {
  const plain = plainText(device, 300)
  return isSeen(plain) ? plain : '?'
}
