import { useState } from 'react'
import type { Snapshot } from '../../shared/contract/snapshot.ts'
import { openPractice } from './deeds.ts'
import { Button } from '../kit/button.tsx'
import { FloatingDialog } from '../kit/floating-dialog.tsx'
import { Icon } from '../kit/icon.tsx'
import { SANDBOX_BANNER } from './words.ts'

type Shown = 'try' | 'own' | null

/** Always there in the sandbox, so that it is never taken for real. */
export const SandboxBanner = ({ snapshot }: { readonly snapshot: Snapshot }) => {
  const [shown, setShown] = useState<Shown>(null)
  return (
    <section className="banner" aria-label={SANDBOX_BANNER.sandbox}>
      <Icon name="sandbox" />
      <span className="clip">
        <b>{SANDBOX_BANNER.sandbox2}</b> {SANDBOX_BANNER.aMadeUpPractice}
      </span>
      <span className="push" />
      <Button kind="link" onClick={() => setShown('try')}>
        {SANDBOX_BANNER.whatYouCanTry}
      </Button>
      <span className="faint" aria-hidden="true">
        ·
      </span>
      <Button
        kind="link"
        onClick={() => (snapshot.canSwitch === true ? openPractice('own') : setShown('own'))}
      >
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
    <p className="page-sub">{SANDBOX_BANNER.everythingBehaves}</p>
    <ol className="tries sheet-gap">
      <li>{SANDBOX_BANNER.addAXeroApp}</li>
      <li>{SANDBOX_BANNER.connectAnOrganisationYour}</li>
      <li>{SANDBOX_BANNER.lookAtWhat}</li>
      <li>{SANDBOX_BANNER.disconnectOneOrganisation}</li>
      <li>{SANDBOX_BANNER.signInAsSomebody}</li>
    </ol>
  </>
)

const OwnVault = () => (
  <>
    <h1 className="page-title" id="banner-title">
      {SANDBOX_BANNER.openYourOwnVault}
    </h1>
    <p className="page-sub">{SANDBOX_BANNER.yourOwnVault}</p>
    <p className="sheet-gap">{SANDBOX_BANNER.closeKeywardThenStart}</p>
    <p className="route">
      <code>{SANDBOX_BANNER.npmStartLive}</code>
    </p>
    <p className="soft stack">{SANDBOX_BANNER.theSandboxStays}</p>
  </>
)
