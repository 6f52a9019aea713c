import {
  callNames,
  type Api,
  type CallInput,
  type CallName,
  type CallOutput,
} from '../../../shared/contract/contract.ts'
import type { SentHandover } from '../../../shared/handover/record.ts'
import { personLabel } from '../../../shared/kernel/person.ts'
import type { Result } from '../../../shared/kernel/result.ts'
import type { ActivityJournal } from './activity.ts'
import type { ActivityEntry } from '../ports/activity-log.ts'
import type { VaultContent } from '../vault/content.ts'
import type { Vault } from '../vault/vault.ts'

type Seen<Input, Output = unknown> = {
  readonly before: VaultContent
  readonly after: VaultContent
  readonly input: Input
  readonly output: Output
}
type Told = {
  readonly [Name in CallName]?: (seen: Seen<CallInput<Name>, CallOutput<Name>>) => ActivityEntry | null
}

/**
 * The line of each call that changes the vault and whose room writes none of its own: told after the change, and only
 * where there was one. `tests/core/logged-calls.test.ts` holds every call of the contract to one or the other.
 */
const TOLD: Told = {
  beginAgain: () => entry('vaultBegunAgain'),
  forgetConnection: ({ before, after, input: { key } }) => {
    const gone = before.connections.find((one) => one.key === key)
    return gone === undefined || after.connections.some((one) => one.key === key)
      ? null
      : { ...about(before, gone.appId, 'connectionForgotten'), organisation: gone.tenantName }
  },
  forgetReview: ({ before, after }) =>
    before.reviews.length === after.reviews.length ? null : entry('reviewForgotten'),
  tickLeaver: ({ before, input: { leaverId, taskId, isDone } }) => {
    const leaver = before.leavers.find(({ id }) => id === leaverId)
    const task = leaver?.tasks.find(({ id }) => id === taskId)
    return isDone || leaver === undefined || task === undefined || task.ticked === null
      ? null
      : {
          ...entry('leaverUnticked'),
          app: task.app,
          appId: task.appId,
          person: personLabel(leaver),
        }
  },

  setRotationPolicy: ({ before, after, input: { appId } }) =>
    isSame(
      [before.rotation.policy, before.rotation.policies],
      [after.rotation.policy, after.rotation.policies],
    )
      ? null
      : about(after, appId ?? '', 'policyChanged'),
  saveCalendar: ({ output: { path } }) => (path === null ? null : entry('calendarSaved')),
  setConsumers: ({ before, after, input: { appId } }) =>
    isSame(before.rotation.consumers[appId], after.rotation.consumers[appId])
      ? null
      : about(after, appId, 'consumersChanged'),
  beginRotation: ({ before, after, input: { appId } }) => {
    const isLeak = (content: VaultContent) =>
      content.rotation.open.find((one) => one.appId === appId)?.isLeak ?? null
    return isLeak(before) === false && isLeak(after) === true ? about(after, appId, 'leakDeclared') : null
  },
  confirmConsumers: (seen) => inRotation(seen, 'rotationMoved'),
  confirmMade: (seen) => inRotation(seen, 'rotationMoved'),
  confirmUpdates: (seen) => inRotation(seen, 'rotationMoved'),
  pasteNewSecret: (seen) => inRotation(seen, 'newSecretPasted'),
  tickConsumer: (seen) => inRotation(seen, seen.input.isUpdated ? 'consumerUpdated' : 'consumerNotUpdated'),

  markSubmitted: () => entry('assessmentSubmitted'),

  saveHandover: ({ before, after, input }) => sentOf(before, after, input.handoverId),
  noteSent: ({ before, after, input }) => sentOf(before, after, input.handoverId),
  forgetHandover: ({ before, after, input: { handoverId } }) => {
    const dropped = handoverIn(before, handoverId)
    return dropped === undefined || handoverIn(after, handoverId) !== undefined
      ? null
      : ofHandover('handoverForgotten', dropped)
  },
  askServer: ({ before, after, input: { handoverId } }) => {
    const asked = handoverIn(after, handoverId)
    return asked === undefined ||
      asked.published?.askedAt === handoverIn(before, handoverId)?.published?.askedAt
      ? null
      : ofHandover('shareServerAsked', asked)
  },
  forgetRequest: ({ before, after }) =>
    before.handovers.asked.length === after.handovers.asked.length ? null : entry('requestForgotten'),
  setShareServer: ({ before, after }) =>
    isSame(before.handovers.places.server, after.handovers.places.server) ? null : entry('shareServerSet'),
  setRelayPage: ({ before, after }) =>
    before.handovers.places.relay === after.handovers.places.relay ? null : entry('relayPageSet'),
}

/** The same calls; those above write their line once they have succeeded. */
export const withLines = (
  api: Api,
  { vault, activity }: { readonly vault: Vault; readonly activity: ActivityJournal },
): Api => {
  let known: string | null = null
  const cardIn = (content: VaultContent) => content.handovers.identity?.signKey ?? null
  /** Cards are made when they are first needed, by whichever call that is. */
  const cardMade = (before: VaultContent, after: VaultContent): ActivityEntry | null => {
    const card = cardIn(after)
    if (card === null || card === cardIn(before) || card === known) return null
    known = card
    return entry('cardMade')
  }
  const wrap = (name: CallName) => async (input: never) => {
    const call = api[name] as (value: never) => Promise<Result<unknown>>
    const tell = TOLD[name] as ((seen: Seen<unknown>) => ActivityEntry | null) | undefined
    const before = vault.content()
    const result = await call(input)
    const after = vault.content()
    const card = cardMade(before, after)
    if (card !== null) await activity.record(card)
    const line = result.ok ? (tell?.({ before, after, input, output: result.value }) ?? null) : null
    if (line !== null) await activity.record(line)
    return result
  }
  return Object.fromEntries(callNames.map((name) => [name, wrap(name)])) as unknown as Api
}

const entry = (what: ActivityEntry['what']): ActivityEntry => ({
  what,
  app: '',
  organisation: '',
  result: 'ok',
})

const about = (content: VaultContent, appId: string, what: ActivityEntry['what']): ActivityEntry => ({
  ...entry(what),
  app: content.apps.find(({ id }) => id === appId)?.name ?? '',
  appId,
})

const inRotation = (
  { before, after, input }: Seen<{ readonly rotationId: string }>,
  what: ActivityEntry['what'],
): ActivityEntry | null => {
  const of = (content: VaultContent) => content.rotation.open.find(({ id }) => id === input.rotationId)
  const now = of(after)
  return now === undefined || isSame(of(before), now) ? null : about(after, now.appId, what)
}

const handoverIn = ({ handovers }: VaultContent, handoverId: string): SentHandover | undefined =>
  handovers.sent.find(({ id }) => id === handoverId)

const ofHandover = (what: ActivityEntry['what'], { app, appId, to }: SentHandover): ActivityEntry => ({
  ...entry(what),
  app,
  appId,
  person: personLabel(to),
})

const sentOf = (before: VaultContent, after: VaultContent, handoverId: string): ActivityEntry | null => {
  const sent = handoverIn(after, handoverId)
  return sent === undefined || sent.sent === null || handoverIn(before, handoverId)?.sent !== null
    ? null
    : ofHandover('handoverSent', sent)
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
