import { app, Notification } from 'electron'
import type { Notifier } from '../../core/ports/notifier.ts'
import { reminderWords } from './words.ts'

type Options = {
  /** A notification was clicked. */
  readonly onClick: () => void
  /** Puts a number where the system shows one beside the app; none for 0. */
  readonly setBadge?: (amount: number) => void
}

/**
 * The system's notifications and the number beside the app. A click brings the window to the front and leads to what was
 * told. Where the system shows no notification, the number is what is left, and is set once more.
 */
export const createNotifier = ({
  onClick,
  setBadge = (amount) => void app.setBadgeCount(amount),
}: Options): Notifier => {
  const shown = new Set<Notification>() // one that is collected no longer hears its click
  let badge = 0
  return {
    show: ({ kind, amount }, lead) => {
      const fallBack = () => setBadge(Math.max(badge, amount))
      if (!Notification.isSupported()) return fallBack()
      const notification = new Notification({ title: 'Keyward', body: reminderWords(kind, amount) })
      shown.add(notification)
      notification.on('click', () => {
        shown.delete(notification)
        lead()
        onClick()
      })
      notification.on('close', () => shown.delete(notification))
      notification.on('failed', () => {
        shown.delete(notification)
        fallBack()
      })
      notification.show()
    },
    badge: (amount) => {
      badge = amount
      setBadge(amount)
    },
  }
}
