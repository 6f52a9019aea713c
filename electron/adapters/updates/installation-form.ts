import { accessSync, constants, existsSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import type { UpdateStanding } from '../../../shared/updates/update.ts'
import type { UpdateArtefact } from '../../core/ports/updater.ts'

/** How this Keyward was installed, and so what could replace it. */
export type InstallationForm = {
  readonly form: UpdateArtefact['form'] | null
  /** Why it cannot be replaced by itself; `null` where it can. */
  readonly cannotInstall: Extract<UpdateStanding, { kind: 'on' }>['cannotInstall']
  /** Installed for everybody by whoever looks after the computer (an MSI): updates come from there. */
  readonly isManaged: boolean
  /** The image that an AppImage was started from. */
  readonly appImage: string | null
}

type Around = {
  readonly platform: NodeJS.Platform
  readonly isPackaged: boolean
  readonly execPath: string
  readonly env: Readonly<Record<string, string | undefined>>
}

const NONE = { form: null, isManaged: false, appImage: null } as const

/** Only what leaves a clear mark is taken for self-installed; everything else is left to whoever installed it. */
export const findInstallationForm = ({ platform, isPackaged, execPath, env }: Around): InstallationForm => {
  if (platform === 'linux') {
    const appImage = ownImage(execPath, env)
    if (appImage !== null) return { ...NONE, form: 'appimage', cannotInstall: null, appImage }
    return { ...NONE, cannotInstall: isPackaged ? 'package' : 'development' }
  }
  if (!isPackaged) return { ...NONE, cannotInstall: 'development' }
  if (platform === 'darwin') {
    const bundle = dirname(dirname(dirname(execPath)))
    const isFixed =
      bundle.startsWith('/Volumes/') || bundle.includes('/AppTranslocation/') || !isWritable(dirname(bundle))
    return { ...NONE, form: 'zip', cannotInstall: isFixed ? 'place' : null }
  }
  // the installer for one person leaves its uninstaller beside the program; an MSI does not
  return existsSync(join(dirname(execPath), 'Uninstall Keyward.exe'))
    ? { ...NONE, form: 'nsis', cannotInstall: null }
    : { ...NONE, cannotInstall: 'package', isManaged: true }
}

/**
 * The image of this very process. The variables are inherited by whatever an AppImage starts, an editor's terminal
 * say, so they count only where this program runs from that image's own mount.
 */
const ownImage = (execPath: string, env: Around['env']): string | null => {
  const { APPIMAGE: image, APPDIR: mount } = env
  if (!image || !mount || !image.startsWith('/') || !execPath.startsWith(`${mount}${sep}`)) return null
  return existsSync(image) && isWritable(dirname(image)) ? image : null
}

const isWritable = (path: string): boolean => {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}
