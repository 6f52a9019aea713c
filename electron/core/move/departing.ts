import { createHash } from 'node:crypto'
import type { CallOutput } from '../../../shared/contract/contract.ts'
import { done, ok, type Result } from '../../../shared/kernel/result.ts'
import { isHeld, MOVE_EXTENSION, type StoredMove } from '../../../shared/move/move.ts'
import { gather } from '../backup/gathering.ts'
import { backupPieces } from '../backup/pieces.ts'
import type { Desk } from '../desk/desk.ts'
import { fingerprintOf } from '../kernel/card-fingerprint.ts'
import type { WorkBoard } from '../kernel/work-board.ts'
import type { Ports } from '../ports/ports.ts'
import type { Secrets } from '../secrets/secrets.ts'
import type { TokenKeeper } from '../sign-in/tokens.ts'
import type { VaultContent } from '../vault/content.ts'
import type { Vault } from '../vault/vault.ts'
import { moveOfReceipt, type MoveCard, proofOf, readMoveCard, readMoveReceipt, refused } from './codes.ts'
import type { Retiring } from './retiring.ts'
import { moveFile } from './words.ts'

type Rooms = {
  readonly vault: Vault
  readonly desk: Desk
  readonly secrets: Secrets
  readonly board: WorkBoard
  readonly tokens: TokenKeeper
  readonly retiring: Retiring
  readonly twice: () => Promise<Result<null>>
}
type Held = Extract<StoredMove, { kind: 'held' }>

/** A file that is sealed to a computer's card and to no recovery kit. */
const NO_KIT = 0

/**
 * The old computer's side of a move. From the write that holds it on, nothing changes here and no sign-in is renewed, so
 * that whatever is sealed is all there is; what becomes of it then is decided by the new computer's word.
 */
export const createDeparting = (
  ports: Pick<
    Ports,
    'activityLog' | 'backupBox' | 'files' | 'installation' | 'random' | 'records' | 'reviewShelf'
  >,
  { vault, desk, secrets, board, tokens, retiring, twice }: Rooms,
) => {
  const seen = desk.held<MoveCard>()
  const heldNow = (): Held | null => {
    const { move } = vault.content()
    return move?.kind === 'held' ? move : null
  }
  /** Changes the move of a vault that is held, and nothing where it has gone on meanwhile. */
  const changeHeld = async (edit: (held: Held) => VaultContent['move']): Promise<Result<null>> => {
    let isThere = false
    const saved = await vault.changeHeld((content) => {
      isThere = content.move?.kind === 'held'
      return content.move?.kind === 'held' ? { ...content, move: edit(content.move) } : null
    })
    return saved.ok && !isThere ? refused('notNow') : saved
  }

  const read = (text: string): Result<CallOutput<'readMoveCard'>> => {
    const card = readMoveCard(text)
    if (!card.ok) return card
    const { move } = vault.content()
    if (move?.kind === 'waiting' && move.id === card.value.id) return refused('ownCard')
    const { device, at } = card.value
    return ok({ seenId: seen.put(card.value), device, fingerprint: fingerprintOf(card.value), at })
  }

  /** What would be cut off by holding now, or would come to nothing. */
  const isBusy = (): boolean => {
    const { check, attempts, routeTest, importing } = board.read()
    const { leaving, lock } = vault.content()
    const isSigningIn = attempts.some(({ step }) => step.kind !== 'done' && step.kind !== 'failed')
    return (
      check !== null ||
      isSigningIn ||
      routeTest !== null ||
      importing !== null ||
      leaving.length > 0 ||
      lock.switching !== null
    )
  }
  /** A move that is over, of which nobody has to do anything more. */
  const isFree = (move: VaultContent['move']) => move === null || (move.kind === 'arrived' && move.isGiven)

  const sealMove = async (seenId: string): Promise<Result<CallOutput<'sealMove'>>> => {
    const card = seen.get(seenId)
    if (card === undefined) return refused('gone')
    if (!isFree(vault.content().move)) return refused('notNow')
    if (isBusy()) return refused('busy')
    await board.endingsSettled()
    const isStored = await tokens.pause()
    const held = isStored ? await hold(card) : refused('busy')
    tokens.resume()
    if (!held.ok) return held
    seen.clear()
    await twice()
    return seal()
  }

  const hold = async ({ id, device, recipient, signKey }: MoveCard): Promise<Result<null>> => {
    const move: Held = {
      kind: 'held',
      id,
      at: vault.now(),
      to: device,
      fingerprint: fingerprintOf({ recipient, signKey }),
      recipient,
      signKey,
      token: ports.random.token(32),
      isOut: false,
      path: null,
    }
    let wasFree = true
    const saved = await vault.change((content) => {
      wasFree = isFree(content.move)
      return wasFree ? { ...content, move } : null
    })
    return saved.ok && !wasFree ? refused('notNow') : saved
  }

  /** Everything, with the tokens, this once. That a file may be out is written down before there is one. */
  const seal = async (): Promise<Result<CallOutput<'sealMove'>>> => {
    const held = heldNow()
    if (held === null) return refused('notNow')
    await desk.log('moveSealed', { app: { name: held.to } })
    const gathered = await gather(ports, { vault, secrets })
    if (!gathered.ok) return gathered
    const along = { id: held.id, token: held.token, tokens: vault.content().tokens }
    const sealed = await ports.backupBox.seal(
      backupPieces({ ...gathered.value.backup, move: along }, ports.activityLog),
      { recipient: held.recipient, kit: NO_KIT, kitFingerprint: labelOf(held) },
    )
    if (!sealed.ok) return sealed
    const out = await changeHeld((now) => ({ ...now, isOut: true }))
    if (!out.ok) return out
    const saved = await ports.files.save(`${moveFile(held.to)}.${MOVE_EXTENSION}`, sealed.value)
    if (saved.ok && saved.value === null) {
      // they thought better of it, and this one was never written
      if (!held.isOut) await changeHeld((now) => ({ ...now, isOut: false }))
      return ok({ path: null })
    }
    if (!saved.ok) return saved
    const path = saved.value
    await changeHeld((now) => ({ ...now, path }))
    return ok({ path })
  }

  const takeReceipt = async (text: string): Promise<Result<CallOutput<'takeReceipt'>>> => {
    const id = moveOfReceipt(text)
    if (!id.ok) return id
    const { move } = vault.content()
    if (move === null || !isHeld(move)) return refused('notNow')
    if (move.id !== id.value) return refused('otherMove')
    if (move.kind !== 'held') {
      const finished = await retiring.run() // taken before, and perhaps not gone to its end
      return finished.ok ? ok({ became: 'retired' }) : finished
    }
    const receipt = readMoveReceipt(text, move.signKey)
    if (!receipt.ok) return receipt
    if (receipt.value.says === 'declined') {
      const back = await takeBack(false)
      return back.ok ? ok({ became: 'here' }) : back
    }
    if (receipt.value.proof !== proofOf(move.token)) return refused('notOpened')
    const { to } = move
    const wished = await changeHeld((held) => ({ kind: 'retiring', id: held.id, at: vault.now(), to }))
    if (!wished.ok) return wished
    const retired = await retiring.run()
    return retired.ok ? ok({ became: 'retired' }) : retired
  }

  /** In force here again. Tokens that the other computer may be using end here, unused. */
  const takeBack = async (endsSignIns: boolean): Promise<Result<null>> => {
    const { to = '' } = heldNow() ?? {}
    const at = vault.now()
    let isThere = false
    const saved = await vault.changeHeld((content) => {
      isThere = content.move?.kind === 'held'
      if (!isThere) return null
      const here = { ...content, move: null }
      return endsSignIns ? withoutSignIns(here, at) : here
    })
    if (!saved.ok) return saved
    if (!isThere) return refused('notNow')
    await twice()
    await desk.log(endsSignIns ? 'moveLost' : 'moveTakenBack', { app: { name: to } })
    return done
  }

  const keepHere = async (isLost: boolean): Promise<Result<null>> => {
    const held = heldNow()
    if (held === null) return refused('notNow')
    if (held.isOut && !isLost) return refused('fileIsOut')
    return takeBack(held.isOut)
  }

  return {
    readMoveCard: read,
    sealMove,
    sealMoveAgain: async () => (heldNow() === null ? refused('notNow') : seal()),
    takeReceipt,
    keepHere,
    finishRetiring: async (): Promise<Result<null>> =>
      vault.content().move?.kind === 'retiring' ? retiring.run() : refused('notNow'),
    /** After a start: the generation before may not know yet that it is held. */
    resume: async (): Promise<void> => {
      const { move } = vault.content()
      if (move?.kind === 'held') await twice()
      if (move?.kind === 'retiring') await retiring.run()
    },
  }
}

const withoutSignIns = (content: VaultContent, at: number): VaultContent => ({
  ...content,
  tokens: {},
  signIns: content.signIns.map((signIn) =>
    signIn.state.kind === 'live'
      ? { ...signIn, state: { kind: 'refused', at, why: 'restored' } as const }
      : signIn,
  ),
})

/** Eight signs for the outside of the file. */
const labelOf = ({ recipient }: Held): string =>
  createHash('sha256').update(recipient).digest('hex').slice(0, 8)
