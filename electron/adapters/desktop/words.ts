import type { ReminderKind } from '../../../shared/needs/reminder.ts'

type Words = { readonly one: string; readonly more: (amount: number) => string }

/** What a notification says: how many, and never of whom. */
const WORDS: Readonly<Record<ReminderKind, Words>> = {
  secrets: {
    one: 'One secret is to be replaced. Open Keyward to see which.',
    more: (amount) => `${amount} secrets are to be replaced. Open Keyward to see which.`,
  },
  signIns: {
    one: 'One sign-in at Xero is about to lapse. Open Keyward to see which.',
    more: (amount) => `${amount} sign-ins at Xero are about to lapse. Open Keyward to see which.`,
  },
  connections: {
    one: 'Xero no longer lists one connection. Open Keyward to see which.',
    more: (amount) => `Xero no longer lists ${amount} connections. Open Keyward to see which.`,
  },
  handovers: {
    one: 'One handover has no receipt yet. Open Keyward to see which.',
    more: (amount) => `${amount} handovers have no receipt yet. Open Keyward to see which.`,
  },
  aftermath: {
    one: 'One thing is left to be done after a leak or a rotation. Open Keyward to see which.',
    more: (amount) =>
      `${amount} things are left to be done after a leak or a rotation. Open Keyward to see which.`,
  },
  found: {
    one: 'One connection or sign-in at Xero is not as it was asked for here. Open Keyward to see which.',
    more: (amount) =>
      `${amount} connections or sign-ins at Xero are not as they were asked for here. Open Keyward to see which.`,
  },
}

/** The text of a notification. */
export const reminderWords = (kind: ReminderKind, amount: number): string =>
  amount === 1 ? WORDS[kind].one : WORDS[kind].more(amount)

/** What the tray says of all of them. */
export const trayWords = (amount: number): string =>
  amount === 0 ? 'No reminders' : amount === 1 ? '1 reminder' : `${amount} reminders`

/** What the page says to which the browser comes back on this computer. */
export const LOOPBACK_WORDS = {
  taken: {
    title: 'You can go back to Keyward',
    text: 'It has Xero’s answer. This page can be closed.',
  },
  refused: {
    title: 'Not what Keyward is waiting for',
    text: 'Nothing was changed. Go back to Keyward to see what it waits for.',
  },
} as const

/** What a Linux desktop says of the entry that starts Keyward. */
export const AUTOSTART_COMMENT = 'Reminds of Xero secrets and sign-ins'

const CHECK_WORDS = {
  unlock: 'unlock the vault',
  goOn: 'go on with what you asked for',
  switch: 'change how it is locked',
} as const

/** What the system's own question says; macOS puts “Keyward is trying to” before it. */
export const checkWords = (platform: NodeJS.Platform, reason: keyof typeof CHECK_WORDS): string =>
  platform === 'darwin' ? CHECK_WORDS[reason] : `Keyward wants to ${CHECK_WORDS[reason]}.`
