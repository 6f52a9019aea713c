import { useState } from 'react'
import { leaveSandbox } from './actions.ts'
import { Button } from '../kit/button.tsx'
import { FloatingDialog } from '../kit/floating-dialog.tsx'
import { Icon } from '../kit/icon.tsx'
import { SANDBOX_BANNER } from './words.ts'
import { useParts } from '../bridge/use-parts.ts'

type Shown = 'try' | 'own' | null

/** Always there in the sandbox, so that it is never taken for real. */
export const SandboxBanner = () => {
  const snapshot = useParts('canSwitch')
  const [shown, setShown] = useState<Shown>(null)
  return (
    <section className="banner" aria-label={SANDBOX_BANNER.label}>
      <Icon name="sandbox" />
      <span className="clip">
        <b>{SANDBOX_BANNER.title}</b> {SANDBOX_BANNER.explanation}
      </span>
      <span className="push" />
      <Button kind="link" onClick={() => setShown('try')}>
        {SANDBOX_BANNER.whatYouCanTry}
      </Button>
      <span className="faint" aria-hidden="true">
        ·
      </span>
      <Button kind="link" onClick={() => (snapshot.canSwitch === true ? leaveSandbox() : setShown('own'))}>
        {SANDBOX_BANNER.openYourOwnVault}
      </Button>
      {shown === null ? null : <BannerDialog shown={shown} onClose={() => setShown(null)} />}
    </section>
  )
}

const BannerDialog = ({
  shown,
  onClose,
}: {
  readonly shown: 'try' | 'own'
  readonly onClose: () => void
}) => (
  <FloatingDialog className="sheet" labelledBy="banner-title" isDismissable onClose={onClose}>
    <div className="sheet-body">{shown === 'try' ? <WhatToTry /> : <OwnVault />}</div>
    <footer className="sheet-foot">
      <span className="push" />
      <Button autoFocus onClick={onClose}>
        {SANDBOX_BANNER.close}
      </Button>
    </footer>
  </FloatingDialog>
)

const WhatToTry = () => (
  <>
    <h1 className="page-title" id="banner-title">
      {SANDBOX_BANNER.whatYouCanTry}
    </h1>
    <p className="page-sub">{SANDBOX_BANNER.howItBehaves}</p>
    <ol className="tries sheet-gap">
      <li>{SANDBOX_BANNER.tryAddApp}</li>
      <li>{SANDBOX_BANNER.tryConnect}</li>
      <li>{SANDBOX_BANNER.tryCheck}</li>
      <li>{SANDBOX_BANNER.tryDisconnect}</li>
      <li>{SANDBOX_BANNER.tryWithoutPrivilege}</li>
    </ol>
  </>
)

const OwnVault = () => (
  <>
    <h1 className="page-title" id="banner-title">
      {SANDBOX_BANNER.openYourOwnVault}
    </h1>
    <p className="page-sub">{SANDBOX_BANNER.ownVaultSeparate}</p>
    <p className="sheet-gap">{SANDBOX_BANNER.startLive}</p>
    <p className="route">
      <code>{SANDBOX_BANNER.liveCommand}</code>
    </p>
    <p className="soft stack">{SANDBOX_BANNER.sandboxStays}</p>
  </>
)
