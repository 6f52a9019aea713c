import { DAY, HOUR, MINUTE, SECOND } from '../../../shared/kernel/instant.ts'
import type { ReminderKind } from '../../../shared/needs/reminder.ts'
import { isHeld } from '../../../shared/move/move.ts'
import { policyFor } from '../../../shared/rotation/rotation.ts'
import { calendarIn, firstDayToTell } from '../../../shared/rotation/secret-due.ts'
import type { VisitTo } from '../../../shared/contract/visit.ts'
import type { Ports } from '../ports/ports.ts'
import type { RotationPolicies } from '../rotation/policy.ts'
import type { Vault } from '../vault/vault.ts'
import { type Reminder, whatReminds } from './what-reminds.ts'

const FIRST_AFTER = MINUTE / 2
const EVERY = HOUR
/** Several changes in a row are looked at once. */
const SOON = SECOND

type Rooms = {
  readonly vault: Vault
  readonly policies: RotationPolicies
  /** Leads the window to what was told. */
  readonly lead: (to: VisitTo) => void
}

/**
 * Reminders that arrive: of each kind once a day at most, as a notification without any name in it, and as a number on
 * the app. The days of secrets are also kept outside the sealed file, as bare numbers, so that a Keyward whose keychain
 * is locked reminds of those.
 */
export const createReminders = (
  ports: Pick<Ports, 'clock' | 'notifier' | 'preferences' | 'reminderDays'>,
  { vault, policies, lead }: Rooms,
) => {
  let stopClock = () => {}
  let stopSoon: (() => void) | null = null
  let badge = 0
  let hasBegun = false

  /** What is to be told now, of the kinds that are switched on; from the days alone where the vault is not open. */
  const found = (today: number): Reminder[] => {
    if (vault.isOpen() && isHeld(vault.content().move)) return [] // nobody can do anything about it here
    const isOn = ports.preferences.read().reminders
    const all = vault.isOpen()
      ? whatReminds(vault.content(), dueApps(), vault.now())
      : fromDays(ports.reminderDays.read().days.filter((day) => day <= today).length)
    return all.filter(({ kind }) => isOn[kind])
  }

  const dueApps = () =>
    policies
      .dues()
      .filter((one) => one.isTold)
      .map(({ app }) => app.id)

  /** Writes down from which day each secret is to be told; nothing says whose it is. */
  const keepDays = () => {
    if (!vault.isOpen()) return
    const { rotation, move } = vault.content()
    const today = calendarIn()(vault.now())
    const dues = isHeld(move) ? [] : policies.dues()
    const days = dues
      .map(({ app, due, isTold }) => {
        if (isTold) return today
        const until = rotation.snoozed[app.id]?.until
        const snoozed = until === undefined ? 0 : calendarIn()(until)
        const first = 'dueDay' in due ? firstDayToTell(due.dueDay, policyFor(rotation, app.id)) : today
        return Math.max(first, snoozed)
      })
      .toSorted((a, b) => a - b)
    const known = ports.reminderDays.read()
    if (JSON.stringify(known.days) !== JSON.stringify(days)) ports.reminderDays.write({ ...known, days })
  }

  const showBadge = (reminders: readonly Reminder[]) => {
    const amount = reminders.reduce((sum, one) => sum + one.amount, 0)
    if (amount !== badge) ports.notifier.badge(amount)
    badge = amount
  }

  /** Whether it is to be told now: not twice a day, and what vanished not again unless another one has. */
  const isNews = ({ kind, newest }: Reminder, today: number): boolean => {
    const { told, remindedDay } = ports.reminderDays.read()
    if (kind === 'secrets') return !wasReminded(remindedDay, today)
    const { day = null, upTo = null } = told?.[kind] ?? {}
    if (wasReminded(day, today)) return false
    // a moment further ahead was one of a clock that was wrong
    return newest === null || upTo === null || newest > upTo || upTo > vault.now() + DAY
  }

  const noteTold = ({ kind, newest }: Reminder, today: number) => {
    const known = ports.reminderDays.read()
    ports.reminderDays.write(
      kind === 'secrets'
        ? { ...known, remindedDay: today }
        : { ...known, told: { ...known.told, [kind]: { day: today, upTo: newest } } },
    )
  }

  const look = () => {
    keepDays()
    const today = calendarIn()(vault.now())
    const reminders = found(today)
    showBadge(reminders)
    for (const reminder of reminders.filter((one) => isNews(one, today))) {
      noteTold(reminder, today)
      const { kind, amount, place } = reminder
      ports.notifier.show({ kind, amount }, () => lead(place))
    }
  }

  const round = () => {
    hasBegun = true
    look()
    stopClock = ports.clock.after(EVERY, round)
  }

  return {
    start: () => {
      stopClock = ports.clock.after(FIRST_AFTER, round)
    },
    close: () => {
      hasBegun = false // what is stored at the very end is nothing to tell
      stopClock()
      stopSoon?.()
    },
    /** Something has changed: the number, and what is told, follow soon. */
    notice: () => {
      if (!hasBegun || stopSoon !== null) return
      stopSoon = ports.clock.after(SOON, () => {
        stopSoon = null
        look()
      })
    },
  }
}

const fromDays = (amount: number): Reminder[] =>
  amount === 0
    ? []
    : [{ kind: 'secrets' satisfies ReminderKind, amount, newest: null, place: { at: 'overview' } }]

/** Whether it was told today, or tomorrow in another zone; a day further ahead was one of a clock that was wrong. */
const wasReminded = (day: number | null, today: number) => day === today || day === today + 1
