import { boundInstant, MINUTE, SECOND } from '../../../shared/kernel/instant.ts'
import { personLabel } from '../../../shared/kernel/person.ts'
import { done, fail, type Failed, type Result } from '../../../shared/kernel/result.ts'
import type { ConsentLength, ProgramSignature, ToolQuestion, ToolsWork } from '../../../shared/tools/tool.ts'
import type { Ports } from '../ports/ports.ts'
import type { Want } from './want.ts'

/** Nobody who answers in this time has said no. */
export const ANSWER_WITHIN = MINUTE
/** Sooner nobody has read what is asked. */
export const READ_FIRST = SECOND
/** So many wait behind the one that is asked; more are turned away at once (K5). */
export const WAITING_MAX = 4

type Asked = {
  readonly id: string
  readonly want: Want
  /** `null` while the computer is asked. */
  readonly signature: ProgramSignature | null
  readonly answer: (result: Result<null>) => void
}

/** What the person is asked: one thing at a time, in the order in which they came, each name once. */
export const createQuestions = (
  ports: Pick<Ports, 'clock' | 'random'>,
  show: (work: Pick<ToolsWork, 'question' | 'waiting' | 'turnedAway'>) => void,
  /** Something new is asked of the person. */
  onAsked: () => void,
  /** Who vouches for a program's file. The question does not wait for it. */
  signatureOf: (program: string) => Promise<ProgramSignature>,
) => {
  let asked: Asked[] = []
  /** When the first of them was shown. */
  let shown: { readonly id: string; readonly ticks: number; readonly at: number } | null = null
  let callOff = () => {}
  let turnedAway = 0

  /** Shows the first that waits, where none is shown, and begins its time. */
  const look = () => {
    const [first] = asked
    if (first === undefined) turnedAway = 0
    const isNew = shown?.id !== first?.id
    if (isNew) {
      callOff()
      shown = first === undefined ? null : { id: first.id, ticks: ports.clock.ticks(), at: ports.clock.now() }
      callOff =
        first === undefined
          ? () => {}
          : ports.clock.after(ANSWER_WITHIN, () => settle(first.id, fail('toolNotAnswered')))
    }
    show({
      question: first === undefined || shown === null ? null : questionOf(first, shown.at),
      waiting: Math.max(0, asked.length - 1),
      turnedAway,
    })
    if (!isNew || first === undefined) return
    onAsked()
    if (first.signature === null && first.want.program !== null) lookAtFile(first.id, first.want.program)
  }

  /** Only of what is shown, so that whoever asks in floods makes nothing run. */
  const lookAtFile = (id: string, program: string) => {
    const tell = (signature: ProgramSignature) => {
      asked = asked.map((one) => (one.id === id ? { ...one, signature } : one))
      look()
    }
    void signatureOf(program).then(tell, () => tell(UNTOLD))
  }

  const settle = (id: string, result: Result<null>) => {
    const one = asked.find((other) => other.id === id)
    if (one === undefined) return
    asked = asked.filter((other) => other !== one)
    one.answer(result)
    look()
  }

  return {
    /** Waits for the person's answer; whoever hangs up asks no more. */
    ask: (want: Want, signal: AbortSignal): Promise<Result<null>> => {
      if (asked.some((one) => one.want.key === want.key) || asked.length > WAITING_MAX) {
        turnedAway += 1
        look()
        return Promise.resolve(fail('toolBusy'))
      }
      if (signal.aborted) return Promise.resolve(fail('toolNotAnswered'))
      const { promise, resolve } = Promise.withResolvers<Result<null>>()
      const id = ports.random.id()
      const hangUp = () => settle(id, fail('toolNotAnswered'))
      signal.addEventListener('abort', hangUp, { once: true })
      const answer = (result: Result<null>) => {
        signal.removeEventListener('abort', hangUp)
        resolve(result)
      }
      asked = [...asked, { id, want, answer, signature: want.program === null ? UNTOLD : null }]
      look()
      return promise
    },
    /** What is known so far of who vouches for the program of this question. */
    signatureOf: (id: string): ProgramSignature => asked.find((one) => one.id === id)?.signature ?? UNTOLD,
    /** The one that is asked now, if it is this one. */
    current: (id: string): Want | null => (shown?.id === id ? (asked[0]?.want ?? null) : null),
    /** Whether it stands there long enough to have been read. */
    isReadable: (): boolean => shown !== null && ports.clock.ticks() - shown.ticks >= READ_FIRST,
    allow: (id: string): void => settle(id, done),
    refuse: (id: string, why: Failed): void => settle(id, why),
    /** Turns away those for which there is a reason. */
    endWhere: (isOne: (want: Want) => boolean, why: Failed): void => {
      for (const { id } of asked.filter(({ want }) => isOne(want))) settle(id, why)
    },
  }
}

const UNTOLD: ProgramSignature = { kind: 'untold' }

const SHORTEST_FIRST: readonly ConsentLength[] = ['once', 'tenMinutes', 'untilLocked']

/** The shorter of two. */
export const shorter = (a: ConsentLength, b: ConsentLength): ConsentLength =>
  SHORTEST_FIRST.indexOf(a) <= SHORTEST_FIRST.indexOf(b) ? a : b

const questionOf = ({ id, want, signature }: Asked, at: number): ToolQuestion => ({
  askId: id,
  name: want.name,
  program: want.program,
  process: want.process,
  signature,
  isKnown: want.tool !== null,
  purpose: want.tool?.purpose ?? '',
  way: want.way,
  app: want.app.name,
  person: personLabel(want.signIn),
  scopes: want.signIn.grantedScopes,
  methods: want.way === 'proxy' ? [...new Set(['GET' as const, ...(want.tool?.methods ?? [])])] : [],
  paths: want.tool?.paths ?? [],
  organisations: want.reach.map(({ tenantName }) => tenantName),
  listedAt: want.reach.length === 0 ? null : Math.min(...want.reach.map(({ checkedAt }) => checkedAt)),
  longest: want.tool?.lasts ?? 'untilLocked',
  askedAt: boundInstant(at),
  endsAt: boundInstant(at + ANSWER_WITHIN),
})

export type Questions = ReturnType<typeof createQuestions>
