import { useState } from 'react'
import { openPractice } from './actions.ts'
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
  const open = () =>
    openPractice(isSandbox ? 'own' : 'sandbox', async (opening) => {
      setBusy(true)
      await opening
      setBusy(false)
    })
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
