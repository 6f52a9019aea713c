import type { CallInput } from '../../../shared/contract/contract.ts'
import { editState, without } from '../vault/content.ts'
import { DAY } from '../../../shared/kernel/instant.ts'
import { calendarIn, isTold, secretDue, type SecretDue } from '../../../shared/rotation/secret-due.ts'
import type { Consumer } from '../../../shared/rotation/rotation.ts'
import { isSeen } from '../../../shared/kernel/person.ts'
import { fail, ok, type Result } from '../../../shared/kernel/result.ts'
import type { Undone } from '../../../shared/undo/calls.ts'
import type { Desk } from '../desk/desk.ts'
import { dueDayOf } from './due-day.ts'
import { nextEvents } from './calendar-events.ts'
import { calendarFile } from './calendar-file.ts'
import type { Ports } from '../ports/ports.ts'
import { isKeepingApp, type KeepingApp } from '../vault/content.ts'
import type { Vault } from '../vault/vault.ts'

/** A reminder may be put off so far at most. */
const SNOOZE_MAX = 90 * DAY

/** The practice's policy: how often, who sees to it, who uses a secret, and what makes one due at once. */
export type RotationPolicies = ReturnType<typeof createRotationPolicies>

export const createRotationPolicies = (
  ports: Pick<Ports, 'files' | 'random'>,
  { vault, desk }: { readonly vault: Vault; readonly desk: Desk },
) => {
  const isKnown = (appId: string) => desk.find(appId) !== undefined

  const setRotationPolicy = async ({
    appId,
    policy,
  }: CallInput<'setRotationPolicy'>): Promise<Result<null>> => {
    if (appId !== null && !isKnown(appId)) return fail('unknownApp')
    if (appId === null && policy === null) return fail('badRequest')
    return vault.change((content) =>
      editState(content, (state) => {
        if (appId === null) return { ...state, policy: policy ?? state.policy }
        return {
          ...state,
          policies: policy === null ? without(state.policies, appId) : { ...state.policies, [appId]: policy },
        }
      }),
    )
  }

  const snoozeRotation = async ({
    appId,
    until,
    reason,
  }: CallInput<'snoozeRotation'>): Promise<Result<null>> => {
    const app = desk.app(appId)
    if (!app.ok) return app
    if (!isKeepingApp(app.value)) return fail('appHasNoSecret')
    if (!isSeen(reason)) return fail('textUnseen')
    const at = vault.now()
    const saved = await vault.change((content) =>
      editState(content, (state) => ({
        ...state,
        snoozed: { ...state.snoozed, [appId]: { until: Math.min(until, at + SNOOZE_MAX), at, reason } },
      })),
    )
    if (saved.ok) await desk.log('rotationPutOff', { app: app.value })
    return saved
  }

  const forgetDueDay = async ({ appId }: CallInput<'forgetDueDay'>): Promise<Result<Undone>> => {
    const app = desk.app(appId)
    if (!app.ok) return app
    const tell = () => desk.log('policyChanged', { app: app.value })
    return desk.changePart(dueDayOf(appId), { edit: () => null, tell, tellBack: tell })
  }

  const setConsumers = async ({ appId, consumers }: CallInput<'setConsumers'>): Promise<Result<null>> => {
    if (!isKnown(appId)) return fail('unknownApp')
    if (!consumers.every(({ name }) => isSeen(name))) return fail('textUnseen')
    return vault.change((content) =>
      editState(content, (state) => ({
        ...state,
        consumers: { ...state.consumers, [appId]: withIds(consumers, state.consumers[appId] ?? []) },
      })),
    )
  }

  /** Each keeps the id that it had, one that was moved too, and no two of one name share one. */
  const withIds = (consumers: readonly Omit<Consumer, 'id'>[], known: readonly Consumer[]): Consumer[] => {
    const left = [...known]
    const take = (fits: (one: Consumer) => boolean) => {
      const at = left.findIndex(fits)
      return at === -1 ? undefined : left.splice(at, 1)[0]?.id
    }
    const same = consumers.map(({ name, where }) => take((one) => one.name === name && one.where === where))
    return consumers.map((one, at) => ({
      ...one,
      id: same[at] ?? take(({ name }) => name === one.name) ?? ports.random.id(),
    }))
  }

  /** Every app with what is due, by the calendar of this computer. */
  const dues = (): { readonly app: KeepingApp; readonly due: SecretDue; readonly isTold: boolean }[] => {
    const { apps, rotation } = vault.content()
    const now = vault.now()
    const dayOf = calendarIn()
    return apps.filter(isKeepingApp).map((app) => {
      const due = secretDue(app, rotation, now, dayOf)
      return { app, due, isTold: isTold(due, rotation.snoozed[app.id]?.until, now) }
    })
  }

  const saveCalendar = async (): Promise<Result<{ path: string | null }>> => {
    const { calendar, rotation } = vault.content()
    const events = nextEvents(calendar, dues(), rotation, vault.now())
    // Before the file: what goes out twice under one number is not moved by any calendar
    const isChanged = events.length !== calendar.length || events.some((event, at) => event !== calendar[at])
    if (isChanged && vault.isWritable()) {
      const saved = await vault.change((content) => ({ ...content, calendar: events }))
      if (!saved.ok) return saved
    }
    const bytes = await calendarFile(events, vault.now())
    const path = await ports.files.save('Keyward reminders.ics', bytes)
    return path.ok ? ok({ path: path.value }) : path
  }

  return { calls: { setRotationPolicy, snoozeRotation, forgetDueDay, setConsumers, saveCalendar }, dues }
}
