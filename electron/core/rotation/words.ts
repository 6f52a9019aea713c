/** What the calendar file says; the name of an app comes in as it may be shown. */
export const CALENDAR_WORDS = {
  name: 'Keyward: secrets to replace',
  byPolicy: (everyDays: number) =>
    `By the practice’s policy a secret is replaced every ${everyDays === 1 ? 'day' : `${everyDays} days`}.`,
  bySetDay: 'This day came with the secret from where it was kept before.',
  dueNow: 'It is due now. Keyward says why.',
  owner: (owner: string) => `Seen to by ${owner}.`,
  replace: (app: string) => `Replace the secret of ${app}`,
  calledOff: (app: string) => `Called off: replace the secret of ${app}`,
  appGone: 'This app is no longer in Keyward. The entry can be deleted.',
  about: (about: string) => `${about} Open Keyward, Xero apps.`,
} as const
