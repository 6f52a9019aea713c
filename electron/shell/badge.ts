import { app, nativeImage, type BrowserWindow } from 'electron'
import { badgePicture } from './badge-picture.ts'

const SIZE = 32

/** Puts a number where the system shows one: over the icon in Windows' task bar, on macOS' dock, on a launcher. */
export const setBadge = (
  amount: number,
  window: BrowserWindow | null,
  words: string,
  platform: NodeJS.Platform = process.platform,
): void => {
  if (platform !== 'win32') return void app.setBadgeCount(amount)
  if (window === null || window.isDestroyed()) return
  const picture =
    amount === 0
      ? null
      : nativeImage.createFromBitmap(badgePicture(amount, SIZE), { width: SIZE, height: SIZE })
  window.setOverlayIcon(picture, amount === 0 ? '' : words)
}
