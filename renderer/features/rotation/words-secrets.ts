import type { LeakToTell } from '../../../shared/rotation/aftermath.ts'
import { DAY, type Instant } from '../../../shared/kernel/instant.ts'
import {
  isProven,
  stepsOf,
  stepOf,
  type FinishedRotation,
  type ForcedReason,
  type RenewalProof,
  type Rotation,
  type RotationPolicy,
  type RotationState,
  type RotationStep,
  type SecretProof,
} from '../../../shared/rotation/rotation.ts'
import { noonOf, type SecretDue } from '../../../shared/rotation/secret-due.ts'
import { shownText } from '../../../shared/kernel/shown-text.ts'
import { describeResult } from '../activity/words-lines.ts'
import { fullDay, isoOf, isSameDay, longDay, NO_DATE, shortDay, timeOf } from '../../language/moments.ts'
import { count, noun } from '../../language/plural.ts'
import type { Mood } from '../connections/words-status.ts'

export const STEP_NAMES = {
  list: 'List who uses it',
  make: 'Make a new secret at Xero',
  paste: 'Paste the new secret',
  prove: 'Prove that it works',
  switch: 'Switch over',
  update: 'Update the tools',
  oldDead: 'Prove that the old one is dead',
  forget: 'Forget the old one',
} as const satisfies Record<RotationStep, string>

/** "9c41 e2": the part of a fingerprint that is shown. */
export const shownFingerprint = (fingerprint: string): string =>
  `${fingerprint.slice(0, 4)} ${fingerprint.slice(4, 6)}`

type StepState = {
  readonly step: RotationStep
  readonly state: 'done' | 'current' | 'failed' | 'todo'
  readonly more: string
}

/** Each step, how it stands, and its result and time where it has one. */
export const stepStates = (rotation: Rotation, tools: number, now: Instant): StepState[] => {
  const current = stepOf(rotation)
  const steps = stepsOf(rotation)
  const at = steps.indexOf(current)
  return steps.map((step, index) => ({
    step,
    state: index < at ? 'done' : index > at ? 'todo' : hasFailed(rotation, step) ? 'failed' : 'current',
    more: index > at ? '' : moreOf(rotation, step, tools, now),
  }))
}

const hasFailed = ({ proof, renewal, oldProof }: Rotation, step: RotationStep): boolean =>
  step === 'prove'
    ? proof?.result === 'refused' || renewal?.result === 'refused'
    : step === 'oldDead' && oldProof?.result === 'works'

const moreOf = (rotation: Rotation, step: RotationStep, tools: number, now: Instant): string => {
  const when = (at: Instant) => (isSameDay(at, now) ? timeOf(at) : `${shortDay(at, now)}, ${timeOf(at)}`)
  const { listedAt, madeAt, received, candidate, proof, switchedAt, updated, updatesDoneAt, oldProof } =
    rotation
  switch (step) {
    case 'list':
      return listedAt === null
        ? ''
        : `${tools === 0 ? 'No tool noted' : count(tools, 'tool')}, ${when(listedAt)}`
    case 'make':
      return received !== null ? 'came with a handover' : madeAt === null ? '' : when(madeAt)
    case 'paste':
      return candidate === null
        ? ''
        : `Fingerprint ${shownFingerprint(candidate.fingerprint)}, ${when(candidate.storedAt)}`
    case 'prove':
      if (proof === null) return ''
      if (isProven(rotation)) return `Proven, ${when(proof.at)}`
      return `${proof.result === 'refused' ? 'Refused by Xero' : 'Not proven'}, ${when(proof.at)}`
    case 'switch':
      return switchedAt === null ? '' : when(switchedAt)
    case 'update':
      return `${updated.length} of ${tools}${updatesDoneAt === null ? '' : `, ${when(updatesDoneAt)}`}`
    case 'oldDead':
      return oldProof === null ? '' : `${OLD[oldProof.result]}, ${when(oldProof.at)}`
    case 'forget':
      return ''
  }
}

const OLD = { works: 'It still works', refused: 'Refused by Xero', couldNotTell: 'Could not tell' } as const

/** A proof as a state: passed, refused, or not told. */
export const describeProof = (proof: SecretProof | RenewalProof | null): { mood: Mood; words: string } => {
  switch (proof?.result) {
    case undefined:
      return { mood: 'unknown', words: 'Not tried' }
    case 'works':
      return { mood: 'fine', words: 'Passed' }
    case 'noSignIn':
      return { mood: 'unknown', words: 'No sign-in' }
    case 'refused':
      return { mood: 'urgent', words: 'Refused' }
    case 'couldNotTell':
      return { mood: 'unknown', words: 'Could not tell' }
  }
}

export const proofInRow = (proof: SecretProof | null): { mood: Mood; words: string } => {
  switch (proof?.result) {
    case undefined:
      return { mood: 'unknown', words: 'Not asked' }
    case 'works':
      return { mood: 'fine', words: 'Works' }
    case 'refused':
      return { mood: 'urgent', words: 'Refused' }
    case 'couldNotTell':
      return { mood: 'unknown', words: UNASKED.get(proof.because) ?? 'Could not tell' }
  }
}

/** Where there was nothing to ask about. */
const UNASKED = new Map([
  ['secretMissing', 'Not in the keychain'],
  ['secretAltered', 'Altered in the keychain'],
])

/** Why it could not be told, in words. */
export const reasonOf = (because: string): string => describeResult(because)

/** "every 90 days, told 14 days before" */
export const policyWords = ({ everyDays, leadDays }: RotationPolicy): string =>
  `every ${everyDays === 1 ? 'day' : count(everyDays, 'day')}, reminder ${leadDays === 0 ? 'on the day' : `${count(leadDays, 'day')} before`}`

/** How due a secret is, in a row. */
export const describeDue = (due: SecretDue, now: Instant): { mood: Mood; words: string } => {
  switch (due.kind) {
    case 'fine':
      return { mood: 'fine', words: `Replace by ${longDay(noonOf(due.dueDay), now)}` }
    case 'soon':
      return { mood: 'attention', words: `Replace in ${count(due.days, 'day')}` }
    case 'due':
      return {
        mood: 'attention',
        words: due.days === 0 ? 'Replace today' : `Replacement ${count(due.days, 'day')} overdue`,
      }
    case 'unknownAge':
      return { mood: 'unknown', words: 'Secret of unknown age' }
    case 'forced':
      return { mood: 'urgent', words: 'Replace now' }
  }
}

/** Why it is due at once, as a sentence. */
export const forcedWords = (reason: ForcedReason, person: string, at: Instant): string => {
  switch (reason) {
    case 'leaver':
      return `${person} has had it in their hands and is leaving. Whoever holds a copy can pose as this app.`
    case 'handedOver':
      return `It was handed over to ${person}, and has been due since ${fullDay(at)}. Whoever holds a copy can pose as this app.`
    case 'leaked':
      return `Somebody said on ${fullDay(at)} at ${timeOf(at)} that it has leaked.`
    case 'asked':
      return `Somebody asked for it on ${fullDay(at)}.`
  }
}

/** The leak of an app that is not over: its secret is not replaced yet, or nobody has told Xero. */
export const leakOf = (
  { aftermath, forced, open }: Pick<RotationState, 'aftermath' | 'forced' | 'open'>,
  appId: string,
): LeakToTell | undefined => {
  const last = aftermath.findLast((one): one is LeakToTell => one.kind === 'xero' && one.appId === appId)
  const isOver =
    last?.settled !== null &&
    forced[appId]?.reason !== 'leaked' &&
    !open.some((one) => one.appId === appId && one.isLeak)
  return isOver ? undefined : last
}

/** The rotation that replaced the secret after a leak was declared. */
export const replacedAfter = (
  { finished }: Pick<RotationState, 'finished'>,
  { appId, since }: LeakToTell,
): FinishedRotation | undefined =>
  finished.findLast((one) => one.appId === appId && one.outcome === 'rotated' && one.finishedAt >= since)

/** How long ago a leak was declared, and until when Xero wants to hear of it. */
export const leakClock = (begunAt: Instant, now: Instant): { passed: string; until: string } => {
  const minutes = Math.max(0, Math.floor((now - begunAt) / 60_000))
  const passed =
    minutes < 60
      ? count(minutes, 'minute')
      : `${count(Math.floor(minutes / 60), 'hour')} and ${count(minutes % 60, 'minute')}`
  return { passed, until: `${timeOf(begunAt + DAY)} on ${fullDay(begunAt + DAY)}` }
}

export const toolsStop = (tools: number): string =>
  `${noun(tools, 'tool, which stops', 'tools, which stop')} until ${noun(tools, 'it has', 'they have')} the new secret`

/** What has been done about a leak, and no more than that: for the notice to Xero. */
export const leakDone = (
  open: Rotation | undefined,
  finished: Pick<FinishedRotation, 'oldProof'> | undefined,
): string => {
  if (open === undefined)
    return finished === undefined
      ? '(say what; Keyward has not begun to replace the secret)'
      : finished.oldProof?.result === 'refused'
        ? 'the secret was replaced, and your server refuses the old one.'
        : 'the secret was replaced; whether the old one is dead could not be told.'
  const { madeAt, switchedAt, oldProof } = open
  if (oldProof?.result === 'refused') return 'the secret was replaced, and your server refuses the old one.'
  if (switchedAt !== null) return 'the secret was replaced; the old one is being taken out of use.'
  return madeAt === null
    ? 'we have begun to replace the secret.'
    : 'a new secret was generated; it is not in use yet.'
}

/** The notice that Xero wants within 24 hours of an incident, for the person to look over and send. */
export const leakNotice = (about: {
  readonly app: string
  readonly clientId: string
  readonly organisations: number
  /** When it was declared; `null` before it was. */
  readonly begunAt: Instant | null
  readonly done: string
  readonly by: string
}): string =>
  [
    'To: api@support.xero.com',
    `Subject: Security incident, client secret of ${about.app}`,
    '',
    'We report a suspected disclosure of a client secret.',
    '',
    `App: ${about.app}`,
    `Client id: ${shownText(about.clientId)}`,
    `Noticed: ${about.begunAt === null ? '(say when)' : (isoOf(about.begunAt) ?? NO_DATE)}`,
    `Organisations connected ${about.begunAt === null ? 'now' : 'at that time'}: ${about.organisations}`,
    'What happened: (say what you know; never put the secret in here)',
    `What we have done: ${about.done}`,
    'What we ask: tell us whether you have seen the app used from elsewhere.',
    '',
    about.by,
  ].join('\n')
