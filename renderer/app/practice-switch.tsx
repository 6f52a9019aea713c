import { useState } from 'react'
import { leaveSandbox, openPractice } from './actions.ts'
import { useVault } from '../bridge/use-parts.ts'
import { Icon } from '../kit/icon.tsx'
import { PRACTICE_SWITCH } from './words-rail.ts'

/** One click to the sandbox practice, and one back. */
export const PracticeSwitch = () => {
  const mode = useVault((vault) => vault.mode)
  const canSwitch = useVault((vault) => vault.canSwitch)
  const [isBusy, setBusy] = useState(false)
  if (canSwitch !== true) return null
  const isSandbox = mode === 'sandbox'
  const waitFor = async (opening: Promise<unknown>) => {
    setBusy(true)
    await opening
    setBusy(false)
  }
  const open = () => (isSandbox ? leaveSandbox(waitFor) : openPractice('sandbox', waitFor))
  return (
    <button
      type="button"
      className="rail-item rail-switch"
      aria-label={isSandbox ? PRACTICE_SWITCH.backToOwn : PRACTICE_SWITCH.openSandbox}
      aria-disabled={isBusy || undefined}
      onClick={isBusy ? undefined : open}
    >
      <Icon name={isSandbox ? 'mark' : 'sandbox'} />
      {isBusy
        ? PRACTICE_SWITCH.opening
        : isSandbox
          ? PRACTICE_SWITCH.yourOwnPractice
          : PRACTICE_SWITCH.sandbox}
    </button>
  )
}
