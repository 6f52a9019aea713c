import { app, Notification } from 'electron'
import type { Notifier } from '../core/ports.ts'

type Options = {
  /** A notification was clicked. */
  readonly onClick: () => void
  /** Puts a number on the app's icon; none for 0. */
  readonly setBadge?: (amount: number) => void
}

/**
 * The system's notifications and the number on the app's icon. A click brings the window to the front. Where the system
 * shows no notification, the number is what is left, and is set once more.
 */
export const createNotifier = ({
  onClick,
  setBadge = (amount) => void app.setBadgeCount(amount),
}: Options): Notifier => {
  const shown = new Set<Notification>() // one that is collected no longer hears its click
  return {
    show: (amount) => {
      if (!Notification.isSupported()) return setBadge(amount)
      const notification = new Notification({
        title: 'Keyward',
        body:
          amount === 1
            ? 'One secret is to be replaced. Open Keyward to see which.'
            : `${amount} secrets are to be replaced. Open Keyward to see which.`,
      })
      shown.add(notification)
      notification.on('click', () => {
        shown.delete(notification)
        onClick()
      })
      notification.on('close', () => shown.delete(notification))
      notification.on('failed', () => {
        shown.delete(notification)
        setBadge(amount)
      })
      notification.show()
    },
    badge: setBadge,
  }
}
