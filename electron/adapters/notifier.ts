import { app, Notification } from 'electron'
import type { Notifier } from '../core/ports.ts'

/** The system's notifications and the number on the app's icon. A click brings the window to the front. */
export const createNotifier = (onClick: () => void): Notifier => {
  const shown = new Set<Notification>() // one that is collected no longer hears its click
  return {
    show: (amount) => {
      if (!Notification.isSupported()) return
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
      notification.show()
    },
    badge: (amount) => void app.setBadgeCount(amount),
  }
}
