import type { Api } from '../../../shared/contract/contract.ts'
import type { LockCause } from '../../../shared/lock/lock.ts'
import { done, fail, ok, type Result } from '../../../shared/kernel/result.ts'
import { isHeld } from '../../../shared/move/move.ts'
import type { toolCalls } from '../../../shared/tools/calls.ts'
import {
  NO_TOOLS_WORK,
  type ConsentLength,
  type ToolDraft,
  type ToolsWork,
} from '../../../shared/tools/tool.ts'
import type { RateLimiter } from '../connections/rate-limiter.ts'
import type { Desk } from '../desk/desk.ts'
import type { WorkBoard } from '../kernel/work-board.ts'
import type { Ports } from '../ports/ports.ts'
import type { TokenKeeper } from '../sign-in/tokens.ts'
import type { Vault } from '../vault/vault.ts'
import { createGiving } from './giving.ts'
import { createToolLines } from './lines.ts'
import { createOpeningDoor } from './opening-door.ts'
import { createPermissions } from './permissions.ts'
import { createQuestions, shorter } from './questions.ts'
import { createToolRegistry } from './registry.ts'
import { createUses } from './uses.ts'
import { addressKeyOf, stillStands, type Want } from './want.ts'

type Lockable = { readonly lock: (cause: LockCause) => Promise<void> }

type Rooms = {
  readonly vault: Vault
  readonly desk: Desk
  readonly board: WorkBoard
  readonly tokens: Pick<TokenKeeper, 'accessToken'>
  readonly limiter: RateLimiter
  /** Whether the vault is locked, or being locked. */
  readonly isLocked: () => boolean
}

/** Programs of this computer that ask for Xero: what a person is asked, what is allowed, and what is given (K1 to K5). */
export const createToolsRoom = (
  ports: Pick<Ports, 'clock' | 'random' | 'records' | 'toolDoor'>,
  { vault, desk, board, tokens, limiter, isLocked }: Rooms,
) => {
  const showWork = (part: Partial<ToolsWork>) => {
    const { tools } = board.read()
    const next = { ...tools, ...part }
    if (JSON.stringify(next) !== JSON.stringify(tools)) board.show({ tools: next })
  }
  const permissions = createPermissions(ports.clock, () => showWork({ permissions: permissions.shown() }))
  const { toolDoor } = ports
  const questions = createQuestions(
    ports,
    showWork,
    () => toolDoor?.wanted(),
    async (program) => (await toolDoor?.signatureOf(program)) ?? { kind: 'untold' },
  )
  const lines = createToolLines(ports.clock, { vault, desk })
  const uses = createUses(ports.clock, vault)
  const registry = createToolRegistry(ports, { vault, desk })
  const addressKey = (toolId: string) => addressKeyOf(ports.records.deriveKey('tool addresses'), toolId)
  const giving = createGiving(ports.clock, {
    vault,
    tokens,
    limiter,
    permissions,
    questions,
    lines,
    uses,
    addressKey,
    isLocked,
  })
  const door = createOpeningDoor(ports.toolDoor, { vault, answers: giving.answers })

  /** Ends what is allowed, and what is asked or on its way; the log says of each why. */
  const endWhere = async (isOne: (want: Want) => boolean, how: 'asked' | 'changed' | 'away') => {
    giving.cutOff(isOne)
    questions.endWhere(isOne, fail('toolQuestionOver'))
    await Promise.all(permissions.endWhere(isOne).map((want) => lines.ended(want, how)))
  }

  const isOf =
    (toolId: string) =>
    ({ tool }: Want) =>
      tool?.id === toolId

  /** A tool that nobody put in is kept once somebody has answered it, so that it can be seen and stopped. */
  const keep = async (want: Want, standing: 'asks' | 'refused'): Promise<Result<string>> => {
    if (want.tool !== null) return ok(want.tool.id)
    const draft: ToolDraft = {
      name: want.name,
      purpose: '',
      appId: want.app.id,
      signInId: want.signIn.id,
      way: want.way,
      tenantId: null,
      paths: [],
      methods: [],
      lasts: 'untilLocked',
    }
    const added = await registry.add(draft, standing)
    return added.ok ? ok(added.value.toolId) : added
  }

  const allow = async (askId: string, wished: ConsentLength): Promise<Result<null>> => {
    const want = questions.current(askId)
    if (want === null) return fail('toolQuestionOver')
    if (!questions.isReadable()) return fail('toolTooSoon')
    const signature = questions.signatureOf(askId)
    const lasts = shorter(wished, want.tool?.lasts ?? wished)
    const kept = await keep(want, 'asks')
    if (!kept.ok) return kept
    await lines.allowed(want, lasts)
    // it may have been ended, locked or answered meanwhile
    if (questions.current(askId) === null) return fail('toolQuestionOver')
    const tool = registry.find(kept.value)
    giving.forget(want.key)
    permissions.give(tool.ok ? { ...want, tool: tool.value } : want, lasts, signature)
    questions.allow(askId)
    return done
  }

  const refuse = async (askId: string, isForGood: boolean): Promise<Result<null>> => {
    const want = questions.current(askId)
    if (want === null) return fail('toolQuestionOver')
    giving.remember(want)
    questions.refuse(askId, fail('toolRefused'))
    await lines.refused(want, isForGood ? 'forGood' : 'now')
    if (!isForGood) return done
    const kept = await keep(want, 'refused')
    return kept.ok && want.tool !== null ? registry.setStanding(kept.value, 'refused') : kept.ok ? done : kept
  }

  const setTools = async (isOn: boolean): Promise<Result<null>> => {
    if (isOn && ports.toolDoor === undefined) return fail('toolsNotHeard')
    if (!isOn) await endWhere(() => true, 'asked')
    const saved = await vault.change((content) => ({ ...content, tools: { ...content.tools, isOn } }))
    if (!saved.ok) return saved
    await desk.log('toolsSwitched', { result: isOn ? 'on' : 'off' })
    return door.again()
  }

  const calls: Pick<Api, keyof typeof toolCalls> = {
    setTools: ({ isOn }) => setTools(isOn),
    addTool: (draft) => registry.add(draft),
    changeTool: async ({ toolId, draft }) => {
      const changed = await registry.change(toolId, draft)
      if (changed.ok) await endWhere(isOf(toolId), 'changed')
      return changed
    },
    removeTool: async ({ toolId }) => {
      await endWhere(isOf(toolId), 'asked')
      return registry.remove(toolId)
    },
    letToolAsk: ({ toolId }) => registry.setStanding(toolId, 'asks'),
    toolAddress: async ({ toolId }) => {
      const tool = registry.find(toolId)
      if (!tool.ok) return tool
      const port = door.port()
      if (tool.value.way !== 'proxy' || !vault.content().tools.isOn) return fail('toolsOff')
      if (port === null) return fail(isHeld(vault.content().move) ? 'vaultReadOnly' : 'toolsNotHeard')
      return ok({ address: `http://127.0.0.1:${port}/${addressKey(toolId)}` })
    },
    allowTool: ({ askId, lasts }) => allow(askId, lasts),
    refuseTool: ({ askId, isForGood }) => refuse(askId, isForGood),
    endTools: async ({ toolId }) => {
      await endWhere(toolId === null ? () => true : isOf(toolId), 'asked')
      return done
    },
  }

  const room = {
    calls,
    /** What a yes stood on may be another by now; and what came while it was locked is written down. */
    notice: () => {
      void door.follow()
      if (!vault.isOpen()) return
      lines.flush()
      const isOther = (want: Want) => !stillStands(vault.content(), vault.now(), want)
      giving.cutOff(isOther)
      questions.endWhere(isOther, fail('toolQuestionOver'))
      for (const want of permissions.endWhere(isOther)) void lines.ended(want, 'changed')
    },
    close: async () => {
      giving.clear()
      questions.endWhere(() => true, fail('locked'))
      permissions.endWhere(() => true)
      lines.flush()
      await uses.store()
      board.show({ tools: NO_TOOLS_WORK })
    },
  }

  return {
    /** The door itself goes on while the vault is locked. */
    rooms: [room, { goesOn: true, start: door.start, close: door.close }] as const,
    /** The computer sleeps, or its screen is locked: nothing outlives that, whether or not the vault locks. */
    endingAtLock: <Told extends Lockable>(told: Told): Told => ({
      ...told,
      lock: (cause: LockCause) => {
        if (cause === 'asleep' || cause === 'screen') void endWhere(() => true, 'away')
        return told.lock(cause)
      },
    }),
  }
}
