import { MINUTE, SECOND } from '../../../shared/kernel/instant.ts'
import { done, fail, ok, type Result } from '../../../shared/kernel/result.ts'
import { isHeld } from '../../../shared/move/move.ts'
import type { RateLimiter } from '../connections/rate-limiter.ts'
import type { Clock } from '../ports/clock.ts'
import type { CallPass, CallWish, GivenToken, TokenWish, ToolAnswers } from '../ports/tools.ts'
import type { TokenKeeper } from '../sign-in/tokens.ts'
import type { Vault } from '../vault/vault.ts'
import type { ToolLines, TurnedAway } from './lines.ts'
import type { Permissions } from './permissions.ts'
import type { Questions } from './questions.ts'
import type { Uses } from './uses.ts'
import { stillStands, toolAt, wantCall, wantToken, type Want } from './want.ts'

/** Whoever was refused is not asked about again so soon, however often it asks. */
export const REFUSED_FOR = MINUTE
/** So many programs that nobody put in may be refused in that time; then nobody is asked about another (K5). */
export const STRANGERS_REFUSED = 3
/** A token that is given out lives at least so long yet; one that is older is renewed first. */
const LIVES_YET = 5 * MINUTE
/** A token that Xero refuses is renewed, and no sooner again for the same sign-in than this: each renewal ends the one before. */
export const RENEWED_AGAIN_AFTER = 5 * MINUTE
/** No tool needs more tokens than this in a minute: each lives for thirty. */
export const TOKENS_A_MINUTE = 30

/** One request on its way. */
type Going = { want: Want | null; isCut: boolean; readonly stop: AbortController }

type Rooms = {
  readonly vault: Vault
  readonly tokens: Pick<TokenKeeper, 'accessToken'>
  readonly limiter: Pick<RateLimiter, 'enter' | 'rest'>
  readonly permissions: Permissions
  readonly questions: Questions
  readonly lines: ToolLines
  readonly uses: Uses
  readonly addressKey: (toolId: string) => string
  /** From the moment that locking begins; the vault is open yet while what is under way is waited for. */
  readonly isLocked: () => boolean
}

/** Answers programs: a token, or a call's turn, to whatever a person has allowed and nothing else. */
export const createGiving = (clock: Clock, rooms: Rooms) => {
  const { vault, tokens, limiter, permissions, questions, lines, uses, addressKey } = rooms
  const isOpen = () => vault.isOpen() && !rooms.isLocked()
  /** Until when, by the run, a name that was refused is not asked about again. */
  const refused = new Map<string, number>()
  const given = new Map<string, readonly number[]>()
  /** When, by the run, programs that nobody put in were last refused, or not answered. */
  let strangers: readonly number[] = []
  /** When, by the run, a sign-in was last renewed because Xero had refused its token. */
  const renewedAt = new Map<string, number>()
  /** What is on its way: what is ended meanwhile is not given after. */
  const underWay = new Set<Going>()

  const mayAsk = (): Result<null> => {
    if (!isOpen()) return fail(rooms.isLocked() ? 'locked' : 'vaultClosed')
    const { tools, move } = vault.content()
    if (isHeld(move)) return fail('vaultReadOnly')
    return tools.isOn ? done : fail('toolsOff')
  }

  const remember = ({ key, tool }: Want): void => {
    const now = clock.ticks()
    refused.set(key, now + REFUSED_FOR)
    if (tool !== null) return
    strangers = [...strangers.filter((at) => at > now - REFUSED_FOR), now]
    questions.endWhere((other) => other.key !== key && areTooMany(other), fail('toolBusy'))
  }

  /** Whoever gives itself another name after each no would ask for ever. */
  const areTooMany = ({ tool }: Want): boolean =>
    tool === null && strangers.filter((at) => at > clock.ticks() - REFUSED_FOR).length >= STRANGERS_REFUSED

  const turnAway = (want: Want, how: TurnedAway, code: 'toolRefused' | 'toolBusy' | 'toolNotAnswered') => {
    lines.turnedAway(want.name, how, want)
    return fail(code)
  }

  /** What is wanted, if a person has allowed it, or allows it now. */
  const admit = async (
    find: () => Result<Want>,
    signal: AbortSignal,
    going: Going,
  ): Promise<Result<Want>> => {
    const found = find()
    if (!found.ok) return found
    const want = found.value
    going.want = want
    if (permissions.take(want)) return found
    if (want.tool?.standing === 'refused' || (refused.get(want.key) ?? 0) > clock.ticks())
      return turnAway(want, 'refused', 'toolRefused')
    if (areTooMany(want)) return turnAway(want, 'busy', 'toolBusy')
    const answer = await questions.ask(want, signal)
    if (!answer.ok) {
      if (answer.failure.code === 'toolBusy') return turnAway(want, 'busy', 'toolBusy')
      if (answer.failure.code === 'toolNotAnswered') {
        remember(want)
        return turnAway(want, 'unanswered', 'toolNotAnswered')
      }
      return answer
    }
    // the answer is about what was shown: what has become something else meanwhile is asked about anew
    const now = mayAsk()
    const again = now.ok ? find() : now
    if (!again.ok) return again
    return permissions.take(again.value) ? again : fail('toolQuestionOver')
  }

  const isTooOften = ({ key }: Want): boolean => {
    const recent = (given.get(key) ?? []).filter((at) => at > clock.ticks() - MINUTE)
    if (recent.length < TOKENS_A_MINUTE) given.set(key, [...recent, clock.ticks()])
    return recent.length >= TOKENS_A_MINUTE
  }

  const tokenOf = async ({ signIn }: Want): Promise<Result<{ token: string; endsAt: number }>> => {
    const first = await tokens.accessToken(signIn.id)
    if (!first.ok) return first
    const endsAt = () => vault.content().tokens[signIn.id]?.accessEndsAt ?? 0
    const isShort = endsAt() - vault.now() < LIVES_YET
    const canRenew = isShort && vault.content().tokens[signIn.id]?.refreshToken !== null
    const token = canRenew ? await tokens.accessToken(signIn.id, true) : first
    return token.ok ? ok({ token: token.value, endsAt: endsAt() }) : token
  }

  /** Another token in place of one that Xero has refused, for as long as what was allowed stands. */
  const renew = async (going: Going, want: Want, used: string): Promise<Result<string | null>> => {
    const may = mayAsk()
    if (!may.ok) return may
    if (going.isCut || !stillStands(vault.content(), vault.now(), want)) return cut()
    const { id } = want.signIn
    // another call may have renewed it meanwhile
    const isNewer = (vault.content().tokens[id]?.accessToken ?? used) !== used
    const last = renewedAt.get(id)
    if (!isNewer && last !== undefined && clock.ticks() - last < RENEWED_AGAIN_AFTER) return ok(null)
    if (!isNewer) renewedAt.set(id, clock.ticks())
    const token = await tokens.accessToken(id, !isNewer)
    return going.isCut ? cut() : token
  }

  const whileGoing = async <Value>(act: (going: Going) => Promise<Result<Value>>): Promise<Result<Value>> => {
    const going: Going = { want: null, isCut: false, stop: new AbortController() }
    underWay.add(going)
    try {
      return await act(going)
    } finally {
      underWay.delete(going)
    }
  }

  const cutOff = (isOne: (want: Want) => boolean): void => {
    for (const going of underWay) {
      if (going.want === null || !isOne(going.want)) continue
      going.isCut = true
      going.stop.abort()
    }
  }

  const cut = () => fail(isOpen() ? 'toolRefused' : 'locked')

  const token = async (wish: TokenWish, signal: AbortSignal, going: Going): Promise<Result<GivenToken>> => {
    const may = mayAsk()
    if (!may.ok) {
      if (may.failure.code === 'locked' || may.failure.code === 'vaultClosed')
        lines.turnedAway(wish.name.slice(0, 80), 'locked', null)
      return may
    }
    const admitted = await admit(() => wantToken(vault.content(), vault.now(), wish), signal, going)
    if (!admitted.ok) return admitted
    const want = admitted.value
    if (isTooOften(want)) return turnAway(want, 'busy', 'toolBusy')
    const had = await tokenOf(want)
    if (going.isCut) return cut()
    if (!had.ok) return had
    // written down before anybody has it
    await lines.given(want)
    if (going.isCut) return cut()
    const tool = vault.content().tools.tools.find(({ id }) => id === want.tool?.id)
    if (tool !== undefined) uses.note(tool.id)
    return ok({
      accessToken: had.value.token,
      expiresIn: Math.max(0, Math.floor((had.value.endsAt - vault.now()) / SECOND)),
      scopes: want.signIn.grantedScopes,
      tenantId: want.tenant?.tenantId ?? null,
    })
  }

  const call = async (wish: CallWish, signal: AbortSignal, going: Going): Promise<Result<CallPass>> => {
    const may = mayAsk()
    if (!may.ok) return may
    const find = () => wantCall(vault.content(), vault.now(), wish, addressKey)
    const asked = find()
    if (!asked.ok && asked.failure.code === 'toolOutOfBounds') {
      const tool = toolAt(vault.content(), wish.key, addressKey)
      if (tool !== undefined) lines.turnedAway(tool.name, 'outOfBounds', null)
    }
    const admitted = await admit(find, signal, going)
    if (!admitted.ok) return admitted
    const want = admitted.value
    const tenantId = want.tenant?.tenantId ?? ''
    const place = { appId: want.app.id, tenantId }
    const leave = await limiter.enter(place, AbortSignal.any([signal, going.stop.signal]))
    if (going.isCut || signal.aborted) {
      leave()
      return cut()
    }
    const had = await tokenOf(want)
    if (!had.ok || going.isCut || signal.aborted) {
      leave()
      return had.ok ? cut() : had
    }
    lines.called(want)
    if (want.tool !== null) uses.note(want.tool.id)
    const calling: Going = { want, isCut: false, stop: going.stop }
    underWay.add(calling)
    return ok({
      accessToken: had.value.token,
      tenantId,
      renew: () => renew(calling, want, had.value.token),
      end: ({ retryAt, limited }) => {
        underWay.delete(calling)
        leave()
        if (retryAt !== null) limiter.rest(place, limited ?? 'tenant', retryAt)
      },
    })
  }

  const answers: ToolAnswers = {
    token: (wish, signal) => whileGoing((going) => token(wish, signal, going)),
    call: (wish, signal) => whileGoing((going) => call(wish, signal, going)),
    standing: () => {
      const { content } = vault
      const { tools, apps } = content()
      const isOn = isOpen() && tools.isOn
      const about = tools.tools.map(({ name, appId, way }) => ({
        name,
        app: apps.find(({ id }) => id === appId)?.name ?? '',
        isAllowed: permissions
          .shown()
          .some((one) => one.appId === appId && one.way === way && one.name === name),
      }))
      return { state: !isOpen() ? 'locked' : isOn ? 'open' : 'off', tools: isOn ? about : [] }
    },
  }

  return {
    answers,
    /** Remembers a no for a while. */
    remember,
    forget: (key: string): void => void refused.delete(key),
    /** What is on its way is not given any more. */
    cutOff,
    clear: (): void => {
      cutOff(() => true)
      refused.clear()
      strangers = []
      given.clear()
      renewedAt.clear()
    },
  }
}

export type Giving = ReturnType<typeof createGiving>
