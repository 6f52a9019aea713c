import { HOUR, MINUTE } from '../../../shared/instant.ts'
import { calendarIn, firstDayToTell } from '../../../shared/secret-due.ts'
import { policyFor } from '../../../shared/rotation.ts'
import type { Ports } from '../ports.ts'
import type { RotationPolicies } from './rotation-policy.ts'
import type { Vault } from '../vault/vault.ts'

const FIRST_AFTER = MINUTE / 2
const EVERY = HOUR

/**
 * Reminders that arrive: once a day at most, as a notification without any name in it, and as a number on the app.
 * The days are also kept outside the sealed file, as bare numbers, so that a Keyward whose keychain is locked reminds.
 */
export const createReminders = (
  ports: Pick<Ports, 'clock' | 'notifier' | 'reminderDays'>,
  { vault, policies }: { readonly vault: Vault; readonly policies: RotationPolicies },
) => {
  let stopClock = () => {}
  let badge = 0

  /** How many are to be told now; from the days alone where the vault is not open. */
  const count = (today: number): number =>
    vault.isOpen()
      ? policies.dues().filter((one) => one.isTold).length
      : ports.reminderDays.read().days.filter((day) => day <= today).length

  /** Writes down from which day each secret is to be told; nothing says whose it is. */
  const keepDays = () => {
    if (!vault.isOpen()) return
    const { rotation } = vault.content()
    const today = calendarIn()(vault.now())
    const days = policies
      .dues()
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

  const look = () => {
    keepDays()
    const today = calendarIn()(vault.now())
    const amount = count(today)
    if (amount !== badge) ports.notifier.badge(amount)
    badge = amount
    const known = ports.reminderDays.read()
    if (amount === 0 || wasReminded(known.remindedDay, today)) return
    ports.reminderDays.write({ ...known, remindedDay: today })
    ports.notifier.show(amount)
  }

  const round = () => {
    look()
    stopClock = ports.clock.after(EVERY, round)
  }

  return {
    start: () => {
      stopClock = ports.clock.after(FIRST_AFTER, round)
    },
    stop: () => stopClock(),
    look,
  }
}

/** Whether it was told today, or tomorrow in another zone; a day further ahead was one of a clock that was wrong. */
const wasReminded = (day: number | null, today: number) => day === today || day === today + 1
